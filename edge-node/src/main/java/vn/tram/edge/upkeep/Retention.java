package vn.tram.edge.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tram.edge.journal.Cut;
import vn.tram.edge.journal.Landmark;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.time.Moment;

/**
 * Decides what a journal may forget. Thinking only. By what the node knows of time: an entry is old
 * when even its latest time is, seen from the earliest time that it may be now. A node that does
 * not know the time forgets by count, late.
 *
 * @param kept how long what the hub has is kept for the local list, and for a hub that loses it
 */
record Retention(Duration kept) {
  /** Whoever has not checked out by then did it unseen. */
  static final Duration INSIDE = Duration.ofDays(30);

  /** Entries share a table for a day, so that they can go by days. */
  static final Duration TABLE = Duration.ofDays(1);

  /** Without a clock: some 100 MB. */
  static final long MOST_ENTRIES = 1_000_000;

  /** Where room is scarce a table takes at least so many: an empty one takes room, too. */
  static final long SCARCE_TABLE = 2_000;

  /** When it was at a reading of a boot's clock. */
  interface Dating {
    Moment at(UUID boot, long millis);
  }

  /**
   * A journal of now.
   *
   * @param landmarks in order
   * @param lastSeq the newest entry
   * @param acknowledged the last entry that the hub has
   */
  record Log(List<Landmark> landmarks, long lastSeq, long acknowledged) {}

  /**
   * What may go.
   *
   * @param now the time, as far as it is known
   * @param scarce whether the disk is so full that room is worth more than what the hub has already
   */
  Cut cut(Log log, Dating dating, Moment now, boolean scarce) {
    long old = lastBefore(log, dating, now.earliest().minus(kept));
    long entries =
        scarce ? log.acknowledged() : Math.max(old, Math.max(0, log.lastSeq() - MOST_ENTRIES));
    Duration landmarks = kept.compareTo(INSIDE) > 0 ? kept : INSIDE;
    long table = lastBefore(log, dating, now.earliest().minus(TABLE));
    return new Cut(
        entries,
        lastBefore(log, dating, now.earliest().minus(INSIDE)),
        lastBefore(log, dating, now.earliest().minus(landmarks)),
        scarce ? Math.max(table, log.acknowledged() - SCARCE_TABLE) : table);
  }

  /** The last landmark from before then; whatever stands before it in the log is from before it. */
  private static long lastBefore(Log log, Dating dating, Instant then) {
    long last = 0;
    UUID boot = new UUID(0, 0);
    for (Landmark landmark : log.landmarks()) {
      long millis;
      switch (landmark.entry()) {
        case Boot started -> {
          boot = started.boot();
          millis = started.atMillis();
        }
        case Clock heard -> millis = heard.anchor().atMillis();
        default -> throw new IllegalArgumentException("a landmark is a boot or a clock");
      }
      if (dating.at(boot, millis).latest().isBefore(then)) {
        last = landmark.seq();
      }
    }
    return last;
  }
}
