package vn.tram.hub.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import vn.tram.hub.app.HubConfig.Listen;
import vn.tram.hub.app.HubException.Problem;

/** Where the hub listens. */
final class Addresses {
  private static final String LOOPBACK = "127.0.0.1";

  private Addresses() {}

  /**
   * So that nothing is started in vain. And Helidon only writes to its log when it cannot listen,
   * while Artemis would write all its settings there, the key file's password included.
   */
  static void requireFree(Listen listen, Problem problem) throws HubException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(listen.host(), listen.port()));
    } catch (IOException e) {
      throw new HubException(e, problem, listen.host(), listen.port());
    }
  }

  /** An address that a program on this machine can use, also where the hub listens on all. */
  static URI uri(String scheme, String host, int port) {
    return URI.create(scheme + "://" + (any(host) ? LOOPBACK : host) + ":" + port);
  }

  private static boolean any(String host) {
    try {
      return InetAddress.getByName(host).isAnyLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
