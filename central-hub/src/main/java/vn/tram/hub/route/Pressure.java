package vn.tram.hub.route;

import java.time.Duration;
import vn.tram.hub.merge.Outcome;

/** How long a node should wait because its lane fills: nothing up to half, then ever longer. */
final class Pressure {
  static final Duration MOST = Duration.ofSeconds(2);

  /**
   * Until an officer has looked at what waits: that may take days, but nobody should sleep longer.
   */
  static final Duration FULL = Duration.ofMinutes(5);

  private Pressure() {}

  /**
   * The pause to ask for.
   *
   * @param kind what became of the batch that is answered
   * @param waiting places taken in the lane, 0 to {@code capacity}
   * @param capacity of the lane, more than 1
   */
  static Duration pause(Outcome.Kind kind, int waiting, int capacity) {
    return kind == Outcome.Kind.FULL ? FULL : pause(waiting, capacity);
  }

  /**
   * The pause to ask for.
   *
   * @param waiting places taken in the lane, 0 to {@code capacity}
   * @param capacity of the lane, more than 1
   */
  static Duration pause(int waiting, int capacity) {
    int half = capacity / 2;
    if (waiting <= half) {
      return Duration.ZERO;
    }
    return MOST.multipliedBy(waiting - half).dividedBy(capacity - half);
  }
}
