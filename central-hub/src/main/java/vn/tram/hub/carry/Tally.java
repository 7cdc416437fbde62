package vn.tram.hub.carry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.route.Carried;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.WireException.Reason;

/** Counts what a file came to, batch by batch. For one thread. */
final class Tally {
  /** More names tell a person nothing; a hostile file may have many. */
  private static final int MOST_NODES = 20;

  private final SortedSet<String> nodes = new TreeSet<>();
  private long firstSeq = Long.MAX_VALUE;
  private long lastSeq;
  private int batches;
  private int taken;
  private int known;
  private int early;
  private int parked;
  private int apart;
  private int refused;
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private long checkIns;

  void add(Carried.Judged judged) {
    Header header = judged.header();
    Outcome outcome = judged.outcome();
    batches++;
    if (nodes.size() < MOST_NODES) {
      nodes.add(header.node().value());
    }
    firstSeq = Math.min(firstSeq, header.firstSeq());
    lastSeq = Math.max(lastSeq, header.lastSeq());
    checkIns += outcome.checkIns();
    switch (outcome.kind()) {
      case STORED -> taken++;
      case KNOWN -> known++;
      // What is not taken now is to be carried again.
      case GAP, FULL -> early++;
      case PARKED -> parked++;
      case APART -> apart++;
    }
  }

  void refuse(Reason why) {
    batches++;
    refused++;
    reasons.merge(why, 1, Integer::sum);
  }

  int refused() {
    return refused;
  }

  Counts counts() {
    return new Counts(
        String.join(", ", nodes),
        lastSeq == 0 ? 0 : firstSeq,
        lastSeq,
        batches,
        taken,
        known,
        early,
        parked,
        apart,
        refused,
        why(),
        checkIns);
  }

  private Optional<Reason> why() {
    return reasons.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
