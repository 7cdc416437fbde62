package vn.tram.systemtests.rig;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Looks again and again at what cannot call back: the kernel, and another program. */
final class Look {
  private static final Duration STEP = Duration.ofMillis(20);

  /** The emulated processor is many times slower than a Pi's. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What is right. */
  interface Rule<T> {
    boolean test(T seen) throws Exception;
  }

  private Look() {}

  /**
   * Waits until what is seen is right.
   *
   * @return it
   * @throws Broken when it never is; says what was seen last
   */
  static <T> T until(Callable<T> sight, Rule<T> right) throws Exception {
    return until(sight, right, PATIENCE);
  }

  /** With a patience of its own. */
  static <T> T until(Callable<T> sight, Rule<T> right, Duration patience) throws Exception {
    long start = System.nanoTime();
    while (true) {
      T seen = sight.call();
      if (right.test(seen)) {
        return seen;
      }
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new Broken("after " + patience.toSeconds() + " s it was still " + seen);
      }
      TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
    }
  }
}
