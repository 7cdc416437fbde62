package vn.tram.hardware.virtual;

import vn.tram.hardware.box.Held;
import vn.tram.hardware.eye.Glance;

/**
 * Tells a new card from one that is still held before a running camera, which sees it many times a
 * second. A camera looks at a wall most of the time, so a frame without a code is no news.
 */
final class Presence {

  /** A card that was out of view for so long, in milliseconds, was taken away. */
  static final long AWAY_MILLIS = 1_500;

  private final Held<Glance> held = new Held<>(AWAY_MILLIS);

  /**
   * Whether this frame is to be answered.
   *
   * @param glance what the frame gave
   * @param atMillis boot-monotonic time of the frame, not before that of the frame before
   */
  boolean isNews(Glance glance, long atMillis) {
    if (glance instanceof Glance.Nothing nothing && !nothing.showsCodes()) {
      return false;
    }
    return held.isNews(glance, atMillis);
  }
}
