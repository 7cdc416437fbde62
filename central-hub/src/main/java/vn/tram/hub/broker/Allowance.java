package vn.tram.hub.broker;

/**
 * What one node may send, in messages and in bytes: so much at once, and so much a second in the
 * long run. Thinking only; not for several threads at once.
 *
 * @param messages left
 * @param bytes left
 * @param at a reading of {@link System#nanoTime}
 */
record Allowance(double messages, double bytes, long at) {
  /** A backlog leaves in full batches, a busy gate in some small ones a second. */
  static final double MOST_MESSAGES = 4_000;

  static final double MESSAGES_A_SECOND = 400;

  /** Some hundred thousand check-ins. */
  static final double MOST_BYTES = 32 << 20;

  /** More than any box could check in, and less than would push others aside. */
  static final double BYTES_A_SECOND = 8 << 20;

  private static final double NANOS = 1e9;

  static Allowance full(long now) {
    return new Allowance(MOST_MESSAGES, MOST_BYTES, now);
  }

  /** What is left behind a message; negative when it was too much. */
  Allowance without(int size, long now) {
    double seconds = Math.max(0, now - at) / NANOS;
    return new Allowance(
        Math.min(MOST_MESSAGES, messages + seconds * MESSAGES_A_SECOND) - 1,
        Math.min(MOST_BYTES, bytes + seconds * BYTES_A_SECOND) - size,
        now);
  }

  boolean overdrawn() {
    return messages < 0 || bytes < 0;
  }
}
