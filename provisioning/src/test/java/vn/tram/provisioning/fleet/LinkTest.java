package vn.tram.provisioning.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that sends back what it gets, each byte twice. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LinkTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private ServerSocket server;
  private Link link;

  @BeforeEach
  void open() throws IOException {
    server = echo();
    link = Link.to(new InetSocketAddress(HERE, server.getLocalPort()));
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    server.close();
  }

  @Test
  void bytesArriveUnchangedAndAreCountedBothWays() throws IOException {
    byte[] sent = new byte[300_000];
    new Random(1).nextBytes(sent);
    byte[] expected = new byte[sent.length * 2];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = sent[i / 2];
    }
    try (Socket socket = connect()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  socket.getOutputStream().write(sent);
                  socket.shutdownOutput();
                } catch (IOException e) {
                  // The reading side sees what is missing.
                }
              });
      assertArrayEquals(expected, socket.getInputStream().readAllBytes());
    }
    assertEquals(300_000, link.up());
    assertEquals(600_000, link.down());
    assertEquals(1, link.connections());
  }

  @Test
  void aCutEndsWhatIsOpenAndLetsNothingNewThrough() throws IOException {
    try (Socket before = connect()) {
      assertTrue(answers(before));
      link.cut();
      assertThrows(IOException.class, () -> readOrThrow(before));
      try (Socket during = connect()) {
        assertThrows(IOException.class, () -> readOrThrow(during));
      } catch (IOException e) {
        // Hung up on even before the connection was whole.
      }
    }
    assertEquals(1, link.connections());
  }

  @Test
  void afterARestoreNewConnectionsLeadThrough() throws IOException {
    link.cut();
    link.restore();
    try (Socket socket = connect()) {
      assertTrue(answers(socket));
    }
  }

  @Test
  void withoutABrokerTheGateSeesALostConnectionAndTheLinkGoesOn() throws IOException {
    server.close();
    try (Socket socket = connect()) {
      assertThrows(IOException.class, () -> readOrThrow(socket));
    } catch (IOException e) {
      // Hung up on even before the connection was whole.
    }
    server = echo();
    link.redirect(new InetSocketAddress(HERE, server.getLocalPort()));
    try (Socket socket = connect()) {
      assertTrue(answers(socket));
    }
  }

  @Test
  void aClosedLinkIsGone() {
    link.close();
    Awaitility.await().untilAsserted(() -> assertThrows(IOException.class, this::connect));
  }

  private Socket connect() throws IOException {
    return new Socket(HERE, link.port());
  }

  private static boolean answers(Socket socket) throws IOException {
    socket.getOutputStream().write(7);
    return socket.getInputStream().read() == 7 && socket.getInputStream().read() == 7;
  }

  private static void readOrThrow(Socket socket) throws IOException {
    if (socket.getInputStream().read() < 0) {
      throw new IOException("the connection ended");
    }
  }

  private static ServerSocket echo() throws IOException {
    ServerSocket server = new ServerSocket(0, 16, HERE);
    Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  Socket socket = server.accept();
                  Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException e) {
                  // Closed: the loop's condition tells.
                }
              }
            });
    return server;
  }

  private static void echo(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[4_096];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        byte[] twice = new byte[length * 2];
        for (int i = 0; i < twice.length; i++) {
          twice[i] = buffer[i / 2];
        }
        socket.getOutputStream().write(twice);
      }
    } catch (IOException e) {
      // Cut: that is what some tests are about.
    }
  }
}
