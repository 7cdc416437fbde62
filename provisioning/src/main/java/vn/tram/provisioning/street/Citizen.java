package vn.tram.provisioning.street;

import java.util.List;

/**
 * Somebody who does not exist.
 *
 * @param name as a card would say it
 * @param cards at least one
 */
public record Citizen(String name, List<HeldCard> cards) {
  public Citizen {
    cards = List.copyOf(cards);
    if (cards.isEmpty()) {
      throw new IllegalArgumentException("whoever walks the street holds a card");
    }
  }
}
