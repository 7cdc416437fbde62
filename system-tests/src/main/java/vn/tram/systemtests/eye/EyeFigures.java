package vn.tram.systemtests.eye;

import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param photos how many were shown
 * @param decoded of which the eye read what they say
 * @param wrong of which it read something else
 * @param medianMillis a photo, unpacked picture to answer
 * @param p99Millis a photo
 * @param plainZxing of which the plain library reads what they say
 */
public record EyeFigures(
    int photos, int decoded, int wrong, double medianMillis, double p99Millis, int plainZxing) {

  /**
   * What is good enough.
   *
   * @param decoded at least so many
   * @param medianMillis at most so long
   */
  public record Limits(int decoded, double medianMillis) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "decoded >= %d, false = 0, median-ms <= %.0f", decoded, medianMillis);
    }
  }

  static EyeFigures of(List<Look> looks) {
    double[] millis = looks.stream().mapToDouble(Look::millis).sorted().toArray();
    return new EyeFigures(
        looks.size(),
        count(looks, Look.Outcome.RIGHT),
        count(looks, Look.Outcome.WRONG),
        quantile(millis, 0.5),
        quantile(millis, 0.99),
        (int) looks.stream().filter(Look::plainRight).count());
  }

  private static int count(List<Look> looks, Look.Outcome outcome) {
    return (int) looks.stream().filter(look -> look.outcome() == outcome).count();
  }

  /** The smallest value that at least this share of all do not exceed. */
  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  public boolean within(Limits limits) {
    return decoded >= limits.decoded() && wrong == 0 && medianMillis <= limits.medianMillis();
  }

  /** The line that others read. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "eye: photos=%d decoded=%d false=%d median-ms=%.1f p99-ms=%.1f plain-zxing=%d",
        photos,
        decoded,
        wrong,
        medianMillis,
        p99Millis,
        plainZxing);
  }
}
