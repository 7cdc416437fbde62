package vn.tram.provisioning.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rings when the demo is to come to its end. */
final class Bell {
  private final CountDownLatch rung = new CountDownLatch(1);

  void ring() {
    rung.countDown();
  }

  /** Waits for the bell, no longer than this; whether it has rung. */
  boolean rings(Duration within) throws InterruptedException {
    return rung.await(Math.max(0, within.toMillis()), TimeUnit.MILLISECONDS);
  }
}
