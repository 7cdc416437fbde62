package vn.tram.systemtests.live;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What was measured.
 *
 * @param p50 half of the check-ins took no longer, in milliseconds
 * @param p99 ninety-nine in a hundred took no longer, in milliseconds
 * @param bytesPerCheckIn on the wire, both ways, TLS and receipts included
 */
public record LiveFigures(double p50, double p99, double bytesPerCheckIn) {
  static final double MAX_P50 = 60;
  static final double MAX_BYTES_PER_CHECK_IN = 450;

  /**
   * The figures of these delays.
   *
   * @param millis at least one
   * @param bytes on the wire meanwhile
   */
  static LiveFigures of(List<Double> millis, long bytes) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new LiveFigures(
        percentile(sorted, 50), percentile(sorted, 99), (double) bytes / sorted.length);
  }

  private static double percentile(double[] sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return Arrays.stream(sorted).skip(rank - 1L).findFirst().orElseThrow();
  }

  public boolean withinLimits() {
    return p50 <= MAX_P50 && bytesPerCheckIn <= MAX_BYTES_PER_CHECK_IN;
  }

  /** The line that others read. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "live: p50-ms=%.1f p99-ms=%.1f bytes-per-checkin=%.0f",
        p50,
        p99,
        bytesPerCheckIn);
  }
}
