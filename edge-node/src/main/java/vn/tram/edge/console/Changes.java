package vn.tram.edge.console;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the open pages when something has changed. */
final class Changes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private long count;
  private boolean closed;

  /** Something has changed; never waits long. */
  void announce() {
    lock.lock();
    try {
      count++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the waiting of all, for good. */
  void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the count is another one, at the close, or after the time. */
  void await(long seen, Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (count == seen && !closed && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns after the time, or at the close: whatever changes meanwhile goes together. */
  void gather(Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (!closed && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
