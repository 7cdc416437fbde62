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

  /** However many wait to be paired: the batches' turn comes again. */
  private static final Duration TURN = Duration.ofMillis(50);

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

  /**
   * Whether pairing may go on with more persons.
   *
   * @param backlog whether batches wait to be merged
   * @param from when it began
   */
  boolean goesOn(boolean backlog, long from, long now) {
    return !backlog || now - from < TURN.toNanos();
  }

  /** Notes that pairing was done. */
  void done(long from, long until) {
    ended = until;
    rest = Math.min((until - from) * REST_FOR_WORK, LONGEST_REST.toNanos());
  }
}
