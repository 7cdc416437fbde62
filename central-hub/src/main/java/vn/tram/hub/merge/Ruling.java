package vn.tram.hub.merge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import vn.tram.protocol.wire.Batch.Header;

/**
 * What a batch is to one log. A pure function of numbers and marks: a batch that the log's own node
 * cut in whatever way is never called a fork, and one with another entry under a number whose mark
 * is known always is.
 */
sealed interface Ruling {

  /**
   * It goes on, or fills gaps.
   *
   * @param runs which of its entries are new, in order
   * @param gap what is missing in front of it for good
   * @param proven whether at least one mark was compared
   */
  record Takes(List<Run> runs, Optional<Run> gap, boolean proven) implements Ruling {
    public Takes {
      runs = List.copyOf(runs);
    }
  }

  /** Nothing of it is new. */
  record Known(boolean proven) implements Ruling {}

  /** What is in front of it is missing, and the node may still have it. */
  record Gap() implements Ruling {}

  /** Up to {@code root} it is this log, and behind it another one. */
  record Fork(long root) implements Ruling {}

  /** It is another log already where it begins. */
  record Foreign() implements Ruling {}

  /** What a batch is to a log. */
  static Ruling of(LogView log, Arrival arrival) {
    Header header = arrival.header();
    long before = header.firstSeq() - 1;
    boolean proven = false;
    long agreed = -1;
    for (long seq = Math.max(before, log.root().seq());
        seq <= Math.min(header.lastSeq(), log.cursor().seq());
        seq++) {
      OptionalInt unlike = log.compare(seq, arrival.marks().at(seq));
      if (unlike.isPresent() && unlike.getAsInt() != 0) {
        return agreed < 0 ? new Foreign() : new Fork(agreed);
      }
      if (unlike.isPresent()) {
        proven = true;
        agreed = seq;
      }
    }
    boolean behind = before > log.cursor().seq();
    if (header.count() == 0) {
      return behind ? new Gap() : new Known(proven);
    }
    if (behind && !header.nothingEarlier()) {
      return new Gap();
    }
    return take(log, header, behind, proven);
  }

  private static Ruling take(LogView log, Header header, boolean behind, boolean proven) {
    if (header.lastSeq() <= log.root().seq()) {
      return new Known(proven);
    }
    long from = Math.max(header.firstSeq(), log.root().seq() + 1);
    Run own = new Run(from, header.lastSeq());
    List<Run> missing =
        Stream.concat(
                log.gaps().stream(), Stream.of(new Run(log.cursor().seq() + 1, Long.MAX_VALUE)))
            .toList();
    List<Run> runs = own.of(missing);
    if (runs.isEmpty()) {
      return new Known(proven);
    }
    Optional<Run> gap =
        behind
            ? Optional.of(new Run(log.cursor().seq() + 1, header.firstSeq() - 1))
            : Optional.empty();
    return new Takes(runs, gap, proven);
  }
}
