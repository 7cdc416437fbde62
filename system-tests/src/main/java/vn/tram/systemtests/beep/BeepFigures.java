package vn.tram.systemtests.beep;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What was measured, in microseconds.
 *
 * @param p50 half of the visitors waited no longer
 * @param p99 ninety-nine in a hundred waited no longer
 * @param floorP50 the same of the bare disk
 * @param floorP99 the same of the bare disk
 */
public record BeepFigures(double p50, double p99, double floorP50, double floorP99) {
  static final double MAX_P50_RATIO = 1.5;
  static final double MAX_P99_RATIO = 3;

  static BeepFigures of(Histogram beeps, Histogram floor) {
    return new BeepFigures(
        micros(beeps, 50), micros(beeps, 99), micros(floor, 50), micros(floor, 99));
  }

  private static double micros(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e3;
  }

  public boolean withinLimits() {
    return p50 <= MAX_P50_RATIO * floorP50 && p99 <= MAX_P99_RATIO * floorP99;
  }

  /** The line that others read. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "beep: p50-us=%.0f p99-us=%.0f floor-p50-us=%.0f floor-p99-us=%.0f"
            + " p50-ratio=%.2f p99-ratio=%.2f",
        p50,
        p99,
        floorP50,
        floorP99,
        p50 / floorP50,
        p99 / floorP99);
  }
}
