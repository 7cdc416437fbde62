package vn.tram.hub.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * Entries that stand one behind the other.
 *
 * @param from the number of the first, from 1 on
 * @param to the number of the last, not before the first
 */
public record Run(long from, long to) {
  public Run {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("a run goes from 1 or later up, not " + from + "–" + to);
    }
  }

  public long size() {
    return to - from + 1;
  }

  boolean contains(long seq) {
    return from <= seq && seq <= to;
  }

  /** What these runs have in common with this one. */
  List<Run> of(List<Run> runs) {
    List<Run> common = new ArrayList<>();
    for (Run run : runs) {
      if (run.to >= from && run.from <= to) {
        common.add(new Run(Math.max(from, run.from), Math.min(to, run.to)));
      }
    }
    return common;
  }

  /** What is left of this one without those. */
  List<Run> without(List<Run> runs) {
    List<Run> left = List.of(this);
    for (Run run : runs) {
      List<Run> rest = new ArrayList<>();
      for (Run piece : left) {
        if (run.to < piece.from || run.from > piece.to) {
          rest.add(piece);
          continue;
        }
        if (piece.from < run.from) {
          rest.add(new Run(piece.from, run.from - 1));
        }
        if (run.to < piece.to) {
          rest.add(new Run(run.to + 1, piece.to));
        }
      }
      left = rest;
    }
    return left;
  }
}
