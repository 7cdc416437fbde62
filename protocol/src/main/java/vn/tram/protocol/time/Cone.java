package vn.tram.protocol.time;

/**
 * How far true time may be ahead of a boot clock, by one anchor: so far at the anchor's own
 * reading, and further with the drift on both sides of it.
 *
 * @param reading of the boot clock in milliseconds
 * @param height how far at that reading, in {@link #FINE} parts of a millisecond
 */
record Cone(long reading, long height) {
  /** A boot clock drifts by one part of these in a millisecond. */
  static final long FINE = 1_000_000 / ClockTrack.DRIFT_PPM;

  /**
   * That true time is not after an instant.
   *
   * @param millis of that instant since 1970
   */
  static Cone notAfter(long reading, long millis) {
    return new Cone(reading, (millis - reading) * FINE);
  }

  /** That true time is not before an instant, upside down. */
  static Cone notBefore(long reading, long millis) {
    return new Cone(reading, (reading - millis) * FINE);
  }

  /** The height at another reading. */
  long at(long otherReading) {
    return height + Math.abs(otherReading - reading);
  }
}
