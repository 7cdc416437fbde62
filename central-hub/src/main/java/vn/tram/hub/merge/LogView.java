package vn.tram.hub.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;

/**
 * What the hub knows of one log around the place of a batch.
 *
 * @param root where a branch leaves its parent; the start for the first log of an epoch
 * @param cursor everything behind the root and up to here came, but for the gaps
 * @param gaps what never came, in order
 * @param marks the first 4 bytes of marks, by the number of their entry, where they are known
 */
record LogView(ChainPoint root, ChainPoint cursor, List<Run> gaps, Map<Long, Integer> marks) {
  LogView {
    gaps = List.copyOf(gaps);
    marks = Map.copyOf(marks);
  }

  /** The first 4 bytes of a mark. */
  static int short4(ChainMark mark) {
    return (int) (mark.bits() >>> Integer.SIZE);
  }

  /** Whether the mark there is another one than this; nothing where either is not known. */
  OptionalInt compare(long seq, ChainMark other) {
    if (seq > 0 && other.isNone()) {
      return OptionalInt.empty();
    }
    for (ChainPoint point : List.of(cursor, root)) {
      if (point.seq() == seq && point.isKnown()) {
        return OptionalInt.of(point.mark().equals(other) ? 0 : 1);
      }
    }
    Integer known = marks.get(seq);
    return known == null
        ? OptionalInt.empty()
        : OptionalInt.of(known.intValue() == short4(other) ? 0 : 1);
  }

  /** This log after it took an arrival. */
  LogView took(Arrival arrival, Ruling.Takes takes) {
    Map<Long, Integer> more = new HashMap<>(marks);
    for (Run run : takes.runs()) {
      for (long seq = run.from(); seq <= run.to(); seq++) {
        ChainMark mark = arrival.marks().at(seq);
        if (!mark.isNone()) {
          more.put(seq, short4(mark));
        }
      }
    }
    List<Run> left = gaps.stream().flatMap(gap -> gap.without(takes.runs()).stream()).toList();
    return new LogView(
        root,
        arrival.header().lastSeq() > cursor.seq() ? arrival.end() : cursor,
        Stream.concat(left.stream(), takes.gap().stream()).toList(),
        more);
  }
}
