package vn.tram.protocol.time;

/**
 * Ties a reading of the boot clock to true time.
 *
 * @param atMillis milliseconds since the kernel booted, not negative
 * @param moment where true time lay at that reading
 * @param source who said so
 */
public record Anchor(long atMillis, Moment moment, ClockSource source) {
  public Anchor {
    if (atMillis < 0) {
      throw new IllegalArgumentException(
          "milliseconds since boot are never negative, not " + atMillis);
    }
  }
}
