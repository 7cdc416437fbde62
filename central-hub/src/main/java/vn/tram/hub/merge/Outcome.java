package vn.tram.hub.merge;

import vn.tram.protocol.wire.ChainPoint;

/**
 * What became of a batch. Whatever the kind, the node gets a receipt up to {@code point}.
 *
 * @param kind what happened
 * @param point every entry of the epoch up to here is committed, and the mark there
 * @param entries how many entries were taken now
 * @param checkIns how many check-ins were merged now
 */
public record Outcome(Kind kind, ChainPoint point, int entries, int checkIns) {

  /** Every entry of the epoch up to here is committed. */
  public long durable() {
    return point.seq();
  }

  /** What happened. */
  public enum Kind {
    /** At least one entry was new. */
    STORED,
    /** Nothing was new: a repetition, or a question where the hub stands. */
    KNOWN,
    /** Entries before it are missing; nothing was taken. */
    GAP,
    /** Put aside whole, for an operator. */
    PARKED,
    /** Kept apart whole: it is of another log than the one under this name, as far as is known. */
    APART,
    /**
     * Not taken: too much of this node waits for an operator already. It is to keep it, and rest.
     */
    FULL
  }
}
