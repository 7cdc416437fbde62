package vn.tram.hub.visit;

import java.util.Comparator;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;

/**
 * Somebody went through a gate.
 *
 * @param site where
 * @param direction which way
 * @param at when
 * @param node whose journal has it
 * @param epoch which journal
 * @param seq which entry; within a journal the order is certain, whatever the times
 */
record Passage(Site site, Direction direction, Moment at, String node, long epoch, long seq) {

  /** By journal and place in it. */
  static final Comparator<Passage> BY_PLACE =
      Comparator.comparing(Passage::node)
          .thenComparingLong(Passage::epoch)
          .thenComparingLong(Passage::seq);

  boolean isOfOneJournalWith(Passage other) {
    return node.equals(other.node) && epoch == other.epoch;
  }
}
