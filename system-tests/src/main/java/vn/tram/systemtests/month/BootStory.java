package vn.tram.systemtests.month;

import java.time.Instant;
import vn.tram.systemtests.crowd.SteadyClock;

/**
 * One boot of the gate's machine, as only the proof knows it.
 *
 * @param clock what the gate sees of it
 * @param begin when it really began
 * @param drift by how much its clock is too fast, in parts per million
 */
record BootStory(SteadyClock clock, Instant begin, int drift) {
  private static final double MILLION = 1_000_000;

  /** Lets its clock go on until a true time. */
  long until(Instant time) {
    long real = time.toEpochMilli() - begin.toEpochMilli();
    return clock.after(Math.round(real * (1 + drift / MILLION)) - clock.millis());
  }

  /** The true time of a reading of its clock, to the millisecond. */
  Instant trueTime(long millis) {
    return begin.plusMillis(Math.round(millis / (1 + drift / MILLION)));
  }
}
