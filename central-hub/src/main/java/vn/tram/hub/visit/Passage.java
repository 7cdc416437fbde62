package vn.tram.hub.visit;

import java.util.Comparator;
import java.util.List;
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
 * @param line the branches, one of the other, that lead to its log; none for the first log
 * @param seq which entry; within a log the order is certain, whatever the times
 */
record Passage(
    Site site,
    Direction direction,
    Moment at,
    String node,
    long epoch,
    List<Branch> line,
    long seq) {

  /**
   * A log that leaves another one.
   *
   * @param id of its own
   * @param root the last entry that both share
   */
  record Branch(int id, long root) {}

  /**
   * By epoch and number. Between branches by what they say, so that it makes no difference which of
   * them was there first.
   */
  static final Comparator<Passage> BY_PLACE =
      Comparator.comparing(Passage::node)
          .thenComparingLong(Passage::epoch)
          .thenComparingLong(Passage::seq)
          .thenComparing(passage -> passage.at().earliest())
          .thenComparing(passage -> passage.at().latest())
          .thenComparing(Passage::direction);

  Passage {
    line = List.copyOf(line);
  }

  /** In the first log of an epoch. */
  Passage(Site site, Direction direction, Moment at, String node, long epoch, long seq) {
    this(site, direction, at, node, epoch, List.of(), seq);
  }

  /** Whether this was certainly before the other one: their log says so. */
  boolean isBefore(Passage other) {
    int depth = line.size();
    return node.equals(other.node)
        && epoch == other.epoch
        && seq < other.seq
        && depth <= other.line.size()
        && line.equals(other.line.subList(0, depth))
        && (depth == other.line.size() || seq <= other.line.get(depth).root());
  }
}
