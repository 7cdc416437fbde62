package vn.tram.systemtests.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Ports for servers that are killed and come back. They are below those which the system lends to
 * whoever connects: while a server is down somebody else's connection would take its port, and it
 * could never start again.
 */
final class Ports {
  private static final Path LENT = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
  private static final int FIRST_LENT = 32_768;
  private static final int LOWEST = 10_240;
  private static final int MOST_TRIES = 1_000;

  private Ports() {}

  /** One that nobody listens on. */
  static int free() throws IOException {
    int lent = lent();
    var random = new SplittableRandom();
    for (int tries = 1; ; tries++) {
      int port = random.nextInt(LOWEST, Math.max(LOWEST + 1, lent));
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  /** The kernel tells this in one read and nothing in a second one: no reading byte by byte. */
  private static int lent() throws IOException {
    if (!Files.isReadable(LENT)) {
      return FIRST_LENT;
    }
    try (BufferedReader line = Files.newBufferedReader(LENT)) {
      return Integer.parseInt(line.readLine().strip().split("\\s+")[0]);
    }
  }
}
