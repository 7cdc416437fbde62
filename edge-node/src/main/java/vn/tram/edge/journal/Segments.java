package vn.tram.edge.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The tables that the entries stand in, one behind the other. What is old goes by whole tables: the
 * space comes back at once, and nobody who writes has to wait for it.
 *
 * @param firsts the first seq of each, ascending, at least one
 */
record Segments(List<Long> firsts) {
  /** So many entries make some two megabytes. */
  static final long ENTRIES = 20_000;

  Segments {
    firsts = List.copyOf(firsts);
    if (firsts.isEmpty()) {
      throw new IllegalArgumentException("a journal has a table for its next entry");
    }
  }

  static String table(long first) {
    return "entry_" + first;
  }

  static String key(long first) {
    return "ENTRY_" + first + "_SEQ";
  }

  /** The oldest place that an entry may still stand at. */
  long first() {
    return firsts.getFirst();
  }

  /** The one that is written to. */
  long current() {
    return firsts.getLast();
  }

  /** Whether the entry of this seq needs a table of its own. */
  boolean full(long seq) {
    return seq - current() >= ENTRIES;
  }

  /** The first seq of the table in which this one stands; the first of all for an older one. */
  long holding(long seq) {
    long holding = first();
    for (long each : firsts) {
      if (each <= seq) {
        holding = each;
      }
    }
    return holding;
  }

  /** The last seq that the table may hold. */
  long lastOf(long first) {
    int next = firsts.indexOf(first) + 1;
    return next < firsts.size() ? firsts.get(next) - 1 : Long.MAX_VALUE;
  }

  /** Those of which every entry stands up to there; never the one that is written to. */
  List<Long> upTo(long seq) {
    return firsts.stream().filter(first -> lastOf(first) <= seq).toList();
  }

  Segments with(long first) {
    var more = new ArrayList<>(firsts);
    more.add(first);
    return new Segments(more);
  }

  Segments without(long first) {
    return new Segments(firsts.stream().filter(each -> each != first).toList());
  }
}
