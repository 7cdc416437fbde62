package vn.tram.provisioning.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.street.Citizen;
import vn.tram.provisioning.street.HeldCard;

/** Every beep that was heard in the street, and whose cards are whose. Safe for many threads. */
final class Ledger {
  private final Map<String, Owned> cards = new HashMap<>();
  private final List<Beep> beeps = new ArrayList<>();
  private final Map<NodeName, Long> counts = new HashMap<>();

  /**
   * A card and who carries it.
   *
   * @param citizen the carrier
   * @param card the card
   */
  record Owned(Citizen citizen, HeldCard card) {}

  Ledger(List<Citizen> street) {
    for (Citizen citizen : street) {
      for (HeldCard card : citizen.cards()) {
        cards.put(card.digest(), new Owned(citizen, card));
      }
    }
  }

  synchronized void heard(Beep beep) {
    beeps.add(beep);
    counts.merge(beep.node(), 1L, Long::sum);
  }

  /** The card of a text with this digest; nothing for a card that is not of this street. */
  Optional<Owned> card(String digest) {
    return Optional.ofNullable(cards.get(digest));
  }

  synchronized List<Beep> beeps() {
    return List.copyOf(beeps);
  }

  synchronized long count(NodeName node) {
    return counts.getOrDefault(node, 0L);
  }

  synchronized long count() {
    return beeps.size();
  }
}
