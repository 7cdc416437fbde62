package vn.tram.hub.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts in steps of time, over the last few minutes. Safe for many threads. */
public final class Rates {
  /** How long one step lasts. */
  public static final Duration STEP = Duration.ofSeconds(5);

  /** How many steps are remembered. */
  public static final int STEPS = 60;

  private final long[] counts = new long[STEPS];
  private long newest = Long.MIN_VALUE;

  /**
   * Adds to the present step.
   *
   * @param nanos the time now, of {@link System#nanoTime}
   */
  synchronized void add(long nanos, long count) {
    advance(nanos);
    counts[slot(newest)] += count;
  }

  /**
   * All steps, the oldest first, the present one last.
   *
   * @param nanos the time now, of {@link System#nanoTime}
   */
  synchronized List<Long> steps(long nanos) {
    advance(nanos);
    List<Long> steps = new ArrayList<>();
    for (long step = newest - STEPS + 1; step <= newest; step++) {
      steps.add(counts[slot(step)]);
    }
    return steps;
  }

  private void advance(long nanos) {
    long step = Math.floorDiv(nanos, STEP.toNanos());
    long first = Math.max(newest == Long.MIN_VALUE ? step : newest + 1, step - STEPS + 1);
    for (long fresh = first; fresh <= step; fresh++) {
      counts[slot(fresh)] = 0;
    }
    newest = Math.max(newest, step);
  }

  private static int slot(long step) {
    return Math.floorMod(step, STEPS);
  }
}
