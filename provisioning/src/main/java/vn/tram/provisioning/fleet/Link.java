package vn.tram.provisioning.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The network between one gate and the broker: a TCP proxy on the loopback that can be cut and
 * counts the bytes. Safe for many threads.
 */
public final class Link implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final LongAdder up = new LongAdder();
  private final LongAdder down = new LongAdder();
  private final LongAdder connections = new LongAdder();
  private final CompletableFuture<Long> firstConnection = new CompletableFuture<>();
  private volatile InetSocketAddress target;
  private volatile boolean cut;

  private Link(ServerSocket listening, InetSocketAddress target) {
    this.listening = listening;
    this.target = target;
  }

  /**
   * A link that is up.
   *
   * @param target where it leads
   * @throws IOException when this machine has no free port
   */
  public static Link to(InetSocketAddress target) throws IOException {
    Link link = new Link(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().name("link-" + link.port()).start(link::accept);
    return link;
  }

  /** The port on the loopback that a gate connects to instead of the broker's. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Bytes from the gate to the broker since the link was made. */
  public long up() {
    return up.sum();
  }

  /** Bytes from the broker to the gate since the link was made. */
  public long down() {
    return down.sum();
  }

  /** How many connections led through so far. */
  public long connections() {
    return connections.sum();
  }

  /** When the first connection led through, by {@link System#nanoTime}. */
  public CompletableFuture<Long> firstConnection() {
    return firstConnection.copy();
  }

  /** Ends every connection; new ones are hung up on until {@link #restore}. */
  public void cut() {
    cut = true;
    open.forEach(Link::reset);
  }

  /** New connections lead through again. */
  public void restore() {
    cut = false;
  }

  public boolean isCut() {
    return cut;
  }

  /** New connections lead elsewhere: a broker came back on another port. */
  public void redirect(InetSocketAddress newTarget) {
    target = newTarget;
  }

  @Override
  public void close() {
    cut();
    try {
      listening.close();
    } catch (IOException e) {
      throw new IllegalStateException("a listening socket does not close", e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket gate = listening.accept();
        Thread.ofVirtual().name("link-" + port() + "-up").start(() -> join(gate));
      } catch (IOException e) {
        // Closed, or a connection that was gone before it was taken: the loop's condition tells.
      }
    }
  }

  private void join(Socket gate) {
    Socket broker = new Socket();
    open.add(gate);
    open.add(broker);
    try {
      // Asked after joining the set: a cut in between finds this connection there.
      if (cut) {
        return;
      }
      gate.setOption(StandardSocketOptions.TCP_NODELAY, true);
      broker.setOption(StandardSocketOptions.TCP_NODELAY, true);
      broker.connect(target);
      connections.increment();
      firstConnection.complete(System.nanoTime());
      Thread back =
          Thread.ofVirtual().name("link-" + port() + "-down").start(() -> pump(broker, gate, down));
      pump(gate, broker, up);
      back.join();
    } catch (IOException e) {
      // The broker is not there: the gate sees the same as without a proxy, a lost connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(gate);
      open.remove(broker);
      close(gate);
      close(broker);
    }
  }

  /** Copies until either side ends; then the other direction has nothing to say any more either. */
  private void pump(Socket from, Socket to, LongAdder counter) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
        counter.add(length);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      reset(from);
      reset(to);
    }
  }

  /** Closes with a reset: what is still in the socket's buffer is lost, as in a torn cable. */
  private static void reset(Socket socket) {
    try {
      if (!socket.isClosed()) {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException e) {
      // Closed by the other thread meanwhile, which is all that is wanted.
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket does not close", e);
    }
  }
}
