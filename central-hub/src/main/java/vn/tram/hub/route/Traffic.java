package vn.tram.hub.route;

import java.util.concurrent.atomic.LongAdder;

/** What went through the routes since the process began. */
public final class Traffic {
  /** What is counted. */
  public enum Kind {
    /** Batches that came in. */
    RECEIVED,
    /** Batches that found their lane full; their nodes send them again. */
    DROPPED,
    /** Messages that nobody answers for. */
    REFUSED,
    /** Batches put aside. */
    PARKED,
    /** Batches of another log than the one under their name, kept apart. */
    APART,
    /** Batches that were answered with a receipt. */
    ANSWERED,
    /** Receipts that could not be sent; the nodes ask again. */
    UNANSWERED,
    /** Batches without an answer because the database was away. */
    POSTPONED,
    /** Check-ins merged. */
    CHECK_INS,
    /** Entries merged. */
    ENTRIES
  }

  private final LongAdder[] counts = new LongAdder[Kind.values().length];

  Traffic() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /** How many, never falling. */
  public long count(Kind kind) {
    return counts[kind.ordinal()].sum();
  }

  void add(Kind kind, long number) {
    counts[kind.ordinal()].add(number);
  }

  void add(Kind kind) {
    add(kind, 1);
  }
}
