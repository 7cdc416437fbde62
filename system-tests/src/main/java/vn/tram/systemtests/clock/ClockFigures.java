package vn.tram.systemtests.clock;

/**
 * What came out.
 *
 * @param cases how many worlds
 * @param readings how often a time was asked for
 * @param misdated how often the true one was not inside though it was promised
 * @param medianWidth of the intervals in milliseconds, where anything is known
 * @param p99Width the width that one in a hundred exceeds
 * @param unknown how often not even the year was known
 * @param lied how often it rested on a false word that nobody contradicts: nothing is promised then
 */
public record ClockFigures(
    int cases,
    long readings,
    long misdated,
    long medianWidth,
    long p99Width,
    long unknown,
    long lied,
    long seed) {

  public boolean kept() {
    return misdated == 0 && readings > 0;
  }

  /** The last line of the proof. */
  public String line() {
    return "clock: cases="
        + cases
        + " readings="
        + readings
        + " misdated="
        + misdated
        + " median-width-ms="
        + medianWidth
        + " p99-width-ms="
        + p99Width
        + " unknown="
        + unknown
        + " lied="
        + lied
        + " seed="
        + seed;
  }
}
