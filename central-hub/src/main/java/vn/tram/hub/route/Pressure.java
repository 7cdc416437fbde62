package vn.tram.hub.route;

import java.time.Duration;

/** How long a node should wait because its lane fills: nothing up to half, then ever longer. */
final class Pressure {
  static final Duration MOST = Duration.ofSeconds(2);

  private Pressure() {}

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
