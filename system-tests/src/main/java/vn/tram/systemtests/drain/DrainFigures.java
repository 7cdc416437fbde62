package vn.tram.systemtests.drain;

import java.util.Locale;

/**
 * What was measured.
 *
 * @param checkIns how many were waiting
 * @param seconds from the gate's connection until the hub's database had committed all
 * @param bytes on the wire meanwhile, both ways, TLS included
 */
public record DrainFigures(long checkIns, double seconds, long bytes) {
  static final double MIN_RATE = 20_000;
  static final double MAX_BYTES_PER_CHECK_IN = 90;

  double rate() {
    return checkIns / seconds;
  }

  double bytesPerCheckIn() {
    return (double) bytes / checkIns;
  }

  public boolean withinLimits() {
    return rate() >= MIN_RATE && bytesPerCheckIn() <= MAX_BYTES_PER_CHECK_IN;
  }

  /** The line that others read. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "drain: checkins=%d seconds=%.2f rate=%.0f bytes-per-checkin=%.1f",
        checkIns,
        seconds,
        rate(),
        bytesPerCheckIn());
  }
}
