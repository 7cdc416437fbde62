package vn.tram.hub.inlet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: exponential with full jitter. */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(200);
  static final Duration MOST = Duration.ofSeconds(15);

  private static final int DOUBLINGS = 10;

  private Backoff() {}

  /**
   * A wait of zero to the bound that doubles with each failure, and never over {@link #MOST}.
   *
   * @param failures so far, from 1 on
   */
  static Duration wait(int failures, RandomGenerator random) {
    long bound = FIRST.toMillis() << Math.min(failures - 1, DOUBLINGS);
    return Duration.ofMillis(random.nextLong(Math.min(bound, MOST.toMillis()) + 1));
  }
}
