package vn.tram.hub.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** Says what a PostgreSQL says which reads its log again after a sudden end; then it is one. */
final class RecoveringServer implements AutoCloseable {
  private static final int WANTS_TLS = 80_877_103;

  private final ServerSocket entrance;
  private final AtomicInteger refused = new AtomicInteger();
  private volatile OptionalInt ready = OptionalInt.empty();

  RecoveringServer() throws IOException {
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** How many were told to come later. */
  int refused() {
    return refused.get();
  }

  /** From now on everything goes to a server that is ready. */
  void isReady(int port) {
    ready = OptionalInt.of(port);
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        Thread.ofVirtual().start(() -> serve(near));
      } catch (IOException e) {
        // Closed, or gone before it was taken: the loop's condition tells.
        continue;
      }
    }
  }

  private void serve(Socket near) {
    try (near) {
      if (ready.isPresent()) {
        lead(near, ready.getAsInt());
      } else {
        refuse(near);
      }
    } catch (IOException e) {
      // The one who connected is gone.
      return;
    }
  }

  private static void lead(Socket near, int port) throws IOException {
    try (var far = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = Thread.ofVirtual().start(() -> copy(far, near));
      near.getInputStream().transferTo(far.getOutputStream());
      far.shutdownOutput();
      back.interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them is gone.
      return;
    }
  }

  private void refuse(Socket near) throws IOException {
    var in = new DataInputStream(near.getInputStream());
    var out = new DataOutputStream(near.getOutputStream());
    int length = in.readInt();
    int kind = in.readInt();
    in.skipNBytes(length - 8L);
    if (kind == WANTS_TLS) {
      out.writeByte('N');
      in.skipNBytes(in.readInt() - 4L);
    }
    byte[] fields =
        "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"
            .getBytes(StandardCharsets.US_ASCII);
    out.writeByte('E');
    out.writeInt(fields.length + 4);
    out.write(fields);
    out.flush();
    refused.incrementAndGet();
  }
}
