package vn.tram.hardware.camera;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Between the one who fills frames and the one who looks at them: the newest whole frame waits, and
 * an older one that nobody has looked at is filled anew. Three buffers are enough for ever: one
 * that is filled, one that waits, one that is looked at.
 */
final class Shutter {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private final Deque<byte[]> free = new ArrayDeque<>();
  private Optional<Frame> newest = Optional.empty();
  private Optional<byte[]> lookedAt = Optional.empty();
  private boolean shut;

  /**
   * A shutter.
   *
   * @param bytes of a frame
   */
  Shutter(int bytes) {
    for (int count = 0; count < 3; count++) {
      free.push(new byte[bytes]);
    }
  }

  /** A buffer to fill; there always is one for the one who fills. */
  byte[] toFill() {
    lock.lock();
    try {
      return free.pop();
    } finally {
      lock.unlock();
    }
  }

  /** Hands over a buffer that was filled. */
  void filled(Frame frame) {
    lock.lock();
    try {
      newest.ifPresent(missed -> free.push(missed.bytes()));
      newest = Optional.of(frame);
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** There will be no further frame. */
  void shut() {
    lock.lock();
    try {
      shut = true;
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The newest frame, which stays as it is until this is called again.
   *
   * @param patience how long to wait for one
   * @return empty when there was none in time, or there will be none any more
   */
  Optional<Frame> next(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      lookedAt.ifPresent(free::push);
      lookedAt = Optional.empty();
      long left = patience.toNanos();
      while (newest.isEmpty() && !shut && left > 0) {
        left = change.awaitNanos(left);
      }
      Optional<Frame> next = newest;
      newest = Optional.empty();
      lookedAt = next.map(Frame::bytes);
      return next;
    } finally {
      lock.unlock();
    }
  }
}
