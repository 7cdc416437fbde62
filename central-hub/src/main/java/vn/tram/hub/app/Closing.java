package vn.tram.hub.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * What is open, to be closed in the opposite order whatever fails on the way. Safe for many
 * threads: a hub may be told to end while it still starts.
 */
final class Closing implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Closing.class.getName());

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * Notes what is to be closed.
   *
   * @throws CancellationException when all was closed already, and this part is now, too
   */
  <T extends AutoCloseable> T add(T part) {
    synchronized (this) {
      if (!closed) {
        open.push(part);
        return part;
      }
    }
    close(part);
    throw new CancellationException("told to end while it starts");
  }

  synchronized boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    for (Optional<AutoCloseable> part = next(); part.isPresent(); part = next()) {
      close(part.get());
    }
  }

  private synchronized Optional<AutoCloseable> next() {
    closed = true;
    return Optional.ofNullable(open.poll());
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "A part of the hub does not stop cleanly", e);
    }
  }
}
