package vn.tram.hardware.box;

import java.util.Optional;

/**
 * Tells a new card from one that is still held before an eye that reads it again and again. The
 * window slides: a card that is held for a minute is one card. Something else in between is another
 * visitor, and the first card after it is a visitor again.
 *
 * @param <T> what the eye reads: a text, or whatever else is equal where the card is the same
 */
public final class Held<T> {

  /** A card that was not read for so long, in milliseconds, was taken away. */
  public static final long AWAY_MILLIS = 2_000;

  private final long awayMillis;
  private Optional<T> last = Optional.empty();
  private long lastMillis;

  /** With the usual window. */
  public Held() {
    this(AWAY_MILLIS);
  }

  /**
   * With a window of its own.
   *
   * @param awayMillis a card that was not read for so long was taken away; 1 or more
   */
  public Held(long awayMillis) {
    if (awayMillis < 1) {
      throw new IllegalArgumentException("awayMillis must be 1 or more, is " + awayMillis);
    }
    this.awayMillis = awayMillis;
  }

  /**
   * Whether this is to be answered.
   *
   * @param seen what was read
   * @param atMillis boot-monotonic time of the reading, not before that of the reading before
   */
  public boolean isNews(T seen, long atMillis) {
    boolean still =
        last.isPresent() && last.get().equals(seen) && atMillis - lastMillis < awayMillis;
    last = Optional.of(seen);
    lastMillis = atMillis;
    return !still;
  }
}
