package vn.tram.edge.clock;

import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.entry.JournalEntry.Clock;

/** Where what is heard of time is remembered. */
@FunctionalInterface
public interface Memory {
  /**
   * Remembers it durably.
   *
   * @throws JournalException when that failed; then it must not be known either
   */
  void remember(Clock heard) throws JournalException;
}
