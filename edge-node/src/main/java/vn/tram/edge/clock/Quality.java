package vn.tram.edge.clock;

import java.time.Duration;

/** How well the gate knows the time. */
public sealed interface Quality {

  /** Nobody trustworthy has said yet what time it is in this boot. */
  record Unknown() implements Quality {}

  /**
   * True time lies in an interval.
   *
   * @param width of the interval
   */
  record Within(Duration width) implements Quality {}
}
