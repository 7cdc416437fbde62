package vn.tram.hardware.voice;

import java.util.concurrent.TimeUnit;

/** Wakes the thread that waits for it; a ring that nobody waits for is not lost. */
final class Bell {

  /** Waiting without an end. */
  static final long FOREVER = Long.MAX_VALUE;

  private boolean rung;

  synchronized void ring() {
    rung = true;
    notifyAll();
  }

  /** Waits for a ring, or for so many nanoseconds. */
  synchronized void await(long nanos) throws InterruptedException {
    long began = System.nanoTime();
    while (!rung) {
      long left = nanos - (System.nanoTime() - began);
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    rung = false;
  }
}
