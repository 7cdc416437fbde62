package vn.tram.provisioning.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.wire.NodeName;

/** Finds somebody in the street whose being ill would make a story. */
final class Cases {

  private Cases() {}

  /**
   * A stay of a card's holder at a site, from beep to beep.
   *
   * @param digest of the card's text
   */
  record Stay(NodeName node, String digest, Instant in, Instant out) {
    boolean overlaps(Stay other) {
      return node.equals(other.node) && in.isBefore(other.out) && other.in.isBefore(out);
    }
  }

  /** The card whose holder met the most others; nothing while nobody has met anybody. */
  static Optional<String> mostMet(List<Beep> beeps) {
    List<Stay> stays = stays(beeps);
    Map<String, Set<String>> met = new HashMap<>();
    for (Stay one : stays) {
      for (Stay other : stays) {
        if (!one.digest().equals(other.digest()) && one.overlaps(other)) {
          met.computeIfAbsent(one.digest(), digest -> new HashSet<>()).add(other.digest());
        }
      }
    }
    return met.entrySet().stream()
        .max(
            Comparator.comparingInt((Map.Entry<String, Set<String>> e) -> e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** Every stay that has ended. */
  static List<Stay> stays(List<Beep> beeps) {
    record Where(NodeName node, String digest) {}
    Map<Where, Instant> inside = new HashMap<>();
    List<Stay> stays = new ArrayList<>();
    List<Beep> inOrder = new ArrayList<>(beeps);
    inOrder.sort(Comparator.comparing(Beep::at));
    for (Beep beep : inOrder) {
      Where where = new Where(beep.node(), beep.digest());
      if (beep.direction() == Direction.IN) {
        inside.put(where, beep.at());
      } else if (inside.remove(where) instanceof Instant in) {
        stays.add(new Stay(beep.node(), beep.digest(), in, beep.at()));
      }
    }
    return stays;
  }
}
