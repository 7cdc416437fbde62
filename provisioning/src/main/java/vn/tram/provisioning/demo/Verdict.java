package vn.tram.provisioning.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.demo.Passage.Promise;

/**
 * What came of every green beep.
 *
 * @param beeps how many were given
 * @param merged how many check-ins the hub holds
 * @param lost beeps without a check-in
 * @param duplicated check-ins beyond the beeps
 * @param misdated beeps whose check-in is there at a time that it was not
 * @param unanswered check-ins whose gate was killed between the commit and the beep
 */
record Verdict(int beeps, int merged, int lost, int duplicated, int misdated, int unanswered) {

  /** A card is read before it is journalled, and the beep comes after: no gate takes longer. */
  static final Duration READ_TO_BEEP = Duration.ofSeconds(3);

  boolean clean() {
    return lost == 0 && duplicated == 0 && misdated == 0;
  }

  /**
   * Compares one by one.
   *
   * @param kills how often each gate was killed; each time may leave one check-in unanswered
   */
  static Verdict of(List<Promise> promises, List<Passage> passages, Map<NodeName, Integer> kills) {
    Map<Who, List<Promise>> promised = new HashMap<>();
    for (Promise promise : promises) {
      promised.computeIfAbsent(Who.of(promise), who -> new ArrayList<>()).add(promise);
    }
    Map<Who, List<Passage>> merged = new HashMap<>();
    for (Passage passage : passages) {
      merged.computeIfAbsent(Who.of(passage), who -> new ArrayList<>()).add(passage);
    }
    int lost = 0;
    int misdated = 0;
    Map<NodeName, Integer> beyond = new HashMap<>();
    promised.keySet().forEach(who -> merged.putIfAbsent(who, new ArrayList<>()));
    for (Map.Entry<Who, List<Passage>> group : merged.entrySet()) {
      List<Promise> open = promised.getOrDefault(group.getKey(), new ArrayList<>());
      int extra = match(open, group.getValue());
      int elsewhen = Math.min(extra, open.size());
      misdated += elsewhen;
      lost += open.size() - elsewhen;
      beyond.merge(group.getKey().node(), extra - elsewhen, Integer::sum);
    }
    int unanswered = 0;
    int duplicated = 0;
    for (Map.Entry<NodeName, Integer> node : beyond.entrySet()) {
      int excused = Math.min(node.getValue(), kills.getOrDefault(node.getKey(), 0));
      unanswered += excused;
      duplicated += node.getValue() - excused;
    }
    return new Verdict(promises.size(), passages.size(), lost, duplicated, misdated, unanswered);
  }

  /**
   * Takes every promise away that a passage keeps. The passage that ends first takes the earliest
   * promise that fits it: no other choice keeps more of them.
   *
   * @return how many passages found none
   */
  private static int match(List<Promise> open, List<Passage> passages) {
    open.sort(Comparator.comparing(Promise::at));
    int extra = 0;
    List<Passage> inOrder = new ArrayList<>(passages);
    inOrder.sort(Comparator.comparing((Passage passage) -> passage.when().latest()));
    for (Passage passage : inOrder) {
      extra += takeFirst(open, passage) ? 0 : 1;
    }
    return extra;
  }

  private static boolean takeFirst(List<Promise> open, Passage passage) {
    Instant until = passage.when().latest().plus(READ_TO_BEEP);
    for (Iterator<Promise> promise = open.iterator(); promise.hasNext(); ) {
      Instant at = promise.next().at();
      if (!at.isBefore(passage.when().earliest()) && !at.isAfter(until)) {
        promise.remove();
        return true;
      }
    }
    return false;
  }

  private record Who(NodeName node, UUID who, Direction direction) {
    static Who of(Promise promise) {
      return new Who(promise.node(), promise.who(), promise.direction());
    }

    static Who of(Passage passage) {
      return new Who(passage.node(), passage.who(), passage.direction());
    }
  }
}
