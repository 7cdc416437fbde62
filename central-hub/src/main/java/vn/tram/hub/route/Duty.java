package vn.tram.hub.route;

import java.time.Duration;

/**
 * When visits are to be paired. At once where nothing else waits; while a backlog comes in, only so
 * often that pairing takes a tenth of the time: whoever is in the next batch, too, would be paired
 * again and again. Times are readings of {@link System#nanoTime}.
 */
final class Duty {
  static final Duration LONGEST_REST = Duration.ofSeconds(30);

  private static final int REST_FOR_WORK = 9;

  private long ended;
  private long rest;

  /**
   * Whether it is time.
   *
   * @param backlog whether batches wait to be merged
   */
  boolean due(boolean backlog, long now) {
    return !backlog || now - ended >= rest;
  }

  /** Notes that pairing was done. */
  void done(long from, long until) {
    ended = until;
    rest = Math.min((until - from) * REST_FOR_WORK, LONGEST_REST.toNanos());
  }
}
