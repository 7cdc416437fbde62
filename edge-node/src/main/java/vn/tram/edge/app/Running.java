package vn.tram.edge.app;

import java.util.ArrayDeque;
import java.util.Deque;

/** The parts of a program that run; the one that started last ends first. */
final class Running implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Running.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    parts.addFirst(part);
    return part;
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "a part of the gate did not end well", e);
      }
    }
    parts.clear();
  }
}
