package vn.tram.edge.uplink;

import java.time.Duration;

/**
 * How often a part that comes and goes may be told of: a few times at once, as somebody plugs and
 * unplugs, and then now and again. A loose cable must not cost a mobile line its month.
 */
final class FlapGuard {
  static final int AT_ONCE = 4;
  static final Duration EACH = Duration.ofMinutes(10);

  private int left = AT_ONCE;
  private long since;

  /**
   * Whether it may be told now; then it counts as told.
   *
   * @param now nanoseconds of a clock that only runs on
   */
  boolean allows(long now) {
    long earned = Math.min(AT_ONCE - left, (now - since) / EACH.toNanos());
    left += (int) earned;
    since = left == AT_ONCE ? now : since + earned * EACH.toNanos();
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
