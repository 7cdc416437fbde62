package vn.tram.edge.uplink;

/**
 * How much to send before the hub has answered, and how long to wait for it. Silence halves it, a
 * receipt raises it again: a full window would choke a telephone line of a few kilobytes a second
 * for good, because each timeout would send the same again behind what is still on its way.
 *
 * @param entries at most in one batch
 * @param batches at most in flight
 * @param timeoutNanos how long to wait for a receipt
 * @param leastTimeout the shortest wait of all, in nanoseconds
 * @param longestTimeout the longest wait of all, in nanoseconds
 */
public record Pace(
    int entries, int batches, long timeoutNanos, long leastTimeout, long longestTimeout) {
  static final int MOST_ENTRIES = 2_000;
  static final int MOST_BATCHES = 8;

  /** In one batch, before it is deflated: far below what a message may have. */
  private static final int MOST_BYTES = 384 * 1024;

  private static final int ROUND_TRIPS = 4;

  /** A first one. */
  public static Pace of(Timing timing) {
    long least = timing.receipt().toNanos();
    return new Pace(MOST_ENTRIES, MOST_BATCHES, least, least, timing.receiptAtMost().toNanos());
  }

  /** At most in one batch; a single entry may exceed it. */
  int bytes() {
    return Math.max(1, MOST_BYTES / MOST_ENTRIES * entries);
  }

  /** After entries that nobody answered. */
  Pace slower() {
    return with(entries / 2, batches / 2, timeoutNanos * 2);
  }

  /** After a question that nobody answered. */
  Pace morePatient() {
    return with(entries, batches, timeoutNanos * 2);
  }

  /** After a receipt that shows a gap: one batch at a time cannot overtake another. */
  Pace narrower() {
    return with(entries, batches / 2, timeoutNanos);
  }

  /** After a receipt for entries. */
  Pace faster(long roundTripNanos) {
    return with(entries * 2, batches + 1, roundTripNanos * ROUND_TRIPS);
  }

  /** After an answer to a question. */
  Pace answered(long roundTripNanos) {
    return with(entries, batches, roundTripNanos * ROUND_TRIPS);
  }

  private Pace with(int entries, int batches, long timeoutNanos) {
    return new Pace(
        Math.clamp(entries, 1, MOST_ENTRIES),
        Math.clamp(batches, 1, MOST_BATCHES),
        Math.clamp(timeoutNanos, leastTimeout, longestTimeout),
        leastTimeout,
        longestTimeout);
  }
}
