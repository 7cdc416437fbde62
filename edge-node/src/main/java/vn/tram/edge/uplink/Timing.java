package vn.tram.edge.uplink;

import java.time.Duration;

/**
 * How patient an uplink is.
 *
 * @param keepAlive the longest silence on the connection, whole seconds; a dead one is noticed
 *     within twice that
 * @param connect how long connecting, with the TLS handshake, and subscribing may take each; whole
 *     seconds
 * @param receipt how long a batch may stay without a receipt at first; grows on slow links
 * @param receiptAtMost how far it may grow
 * @param firstRetry the longest wait before the first reconnect
 * @param retryAtMost the longest wait before any reconnect
 * @param state the shortest time between two state messages
 */
public record Timing(
    Duration keepAlive,
    Duration connect,
    Duration receipt,
    Duration receiptAtMost,
    Duration firstRetry,
    Duration retryAtMost,
    Duration state) {

  /** For a gate on a wall. */
  public static final Timing USUAL =
      new Timing(
          Duration.ofSeconds(25),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10));

  /** As patient as this one, but for the longest wait before a reconnect. */
  public Timing withRetryAtMost(Duration longest) {
    return new Timing(
        keepAlive,
        connect,
        receipt,
        receiptAtMost,
        firstRetry.compareTo(longest) < 0 ? firstRetry : longest,
        longest,
        state);
  }
}
