package vn.tram.systemtests.start;

import java.util.Locale;

/**
 * What was measured: the medians of the runs.
 *
 * @param readyMillis from the start of the process to its ready line
 * @param residentMegabytes of memory, in units of 1,000,000 bytes
 */
public record StartFigures(long readyMillis, long residentMegabytes) {
  static final long MAX_READY_MILLIS = 1_500;
  static final long MAX_RESIDENT_MEGABYTES = 200;

  public boolean withinLimits() {
    return readyMillis <= MAX_READY_MILLIS && residentMegabytes <= MAX_RESIDENT_MEGABYTES;
  }

  /** The line that others read. */
  public String line() {
    return String.format(
        Locale.ROOT, "start: ready-ms=%d rss-mb=%d", readyMillis, residentMegabytes);
  }
}
