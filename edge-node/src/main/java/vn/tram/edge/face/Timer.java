package vn.tram.edge.face;

import java.time.Duration;

/** Does something a little later. */
public interface Timer {

  /**
   * Runs the task once, on a thread of the timer, when the time is over; the task must be quick.
   *
   * @param time from now, 0 or more
   */
  Pending after(Duration time, Runnable task);

  /** What is going to be done. */
  @FunctionalInterface
  interface Pending {
    /** It will not be done, unless it has begun. */
    void cancel();
  }
}
