package vn.tram.hub.merge;

/**
 * What became of a batch. Whatever the kind, the node gets a receipt up to {@code durable}.
 *
 * @param kind what happened
 * @param durable every entry of the epoch up to here is committed
 * @param entries how many entries were taken now
 * @param checkIns how many check-ins were merged now
 */
public record Outcome(Kind kind, long durable, int entries, int checkIns) {

  /** What happened. */
  public enum Kind {
    /** At least one entry was new. */
    STORED,
    /** Nothing was new: a repetition, or a question where the hub stands. */
    KNOWN,
    /** Entries before it are missing; nothing was taken. */
    GAP,
    /** Put aside whole, for an operator. */
    PARKED
  }
}
