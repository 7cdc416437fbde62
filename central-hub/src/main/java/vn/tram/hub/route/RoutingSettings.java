package vn.tram.hub.route;

import java.time.Duration;

/**
 * How the routes work.
 *
 * @param lanes how many batches are merged at the same time, from 1 on
 * @param capacity places of one lane, from 2 on; a batch takes one for each 4 KiB that it begins
 * @param clockError how far the hub's clock may be off, not negative
 */
public record RoutingSettings(int lanes, int capacity, Duration clockError) {
  /** A quarter of a second: what a machine with NTP surely keeps. */
  public static final Duration CLOCK_ERROR = Duration.ofMillis(250);

  /** Thousands of questions or some hundred full batches at a time: 32 MiB altogether. */
  public static final RoutingSettings DEFAULT = new RoutingSettings(4, 2_048, CLOCK_ERROR);

  public RoutingSettings {
    if (lanes < 1 || capacity < 2 || clockError.isNegative()) {
      throw new IllegalArgumentException(
          "at least 1 lane of 2 places, and a clock error that is not negative");
    }
  }

  /** The same with another clock error. */
  public RoutingSettings withClockError(Duration error) {
    return new RoutingSettings(lanes, capacity, error);
  }
}
