package vn.tram.edge.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** A line between a node and a broker that can be cut, and that can go dead without a word. */
final class Cable implements AutoCloseable {
  private final ServerSocket entrance;
  private final IntSupplier target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition thawed = lock.newCondition();
  private boolean frozen;
  private volatile boolean cut;

  Cable(IntSupplier target) {
    this.target = target;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("ssl://127.0.0.1:" + entrance.getLocalPort());
  }

  /** Bytes that passed, both ways, with all that TLS and MQTT add. */
  long bytes() {
    return bytes.get();
  }

  long connections() {
    return connections.get();
  }

  /** Ends all connections; new ones end at once. */
  void cut() {
    cut = true;
    sever();
  }

  void mend() {
    cut = false;
  }

  /** Ends all connections; new ones pass. */
  void sever() {
    sockets.forEach(Cable::end);
  }

  /** From now on nothing passes, and nobody is told. */
  void freeze() {
    lock.lock();
    frozen = true;
    lock.unlock();
  }

  /** What was held back passes now, late. */
  void thaw() {
    lock.lock();
    frozen = false;
    thawed.signalAll();
    lock.unlock();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = entrance.accept();
        if (cut) {
          end(near);
        } else {
          connections.incrementAndGet();
          sockets.add(near);
          Thread.ofVirtual().start(() -> join(near));
        }
      }
    } catch (IOException e) {
      sever();
    }
  }

  private void join(Socket near) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
      sockets.add(far);
      Thread.ofVirtual().start(() -> pump(near, far));
      pump(far, near);
    } catch (IOException e) {
      end(near);
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      byte[] buffer = new byte[8_192];
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        awaitThaw();
        to.getOutputStream().write(buffer, 0, n);
        bytes.addAndGet(n);
      }
    } catch (IOException e) {
      // One end is gone: both sockets are closed here, and that is all a cable does.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitThaw() {
    lock.lock();
    try {
      while (frozen) {
        thawed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    thaw();
    sever();
  }
}
