package vn.tram.hub.person;

import java.util.List;
import java.util.UUID;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Reading.CardKind;

/**
 * A human being as far as cards tell. Personal data: never in a log.
 *
 * @param id the smallest id of the numbers; it changes when numbers join
 * @param holder in the words of the best card
 * @param numbers every number known of him, by kind
 * @param cards which kinds of cards he showed
 */
public record Person(UUID id, Holder holder, List<CardKey> numbers, List<CardKind> cards) {
  public Person {
    numbers = List.copyOf(numbers);
    cards = List.copyOf(cards);
  }

  /** Only the id: the rest is personal data. */
  @Override
  public String toString() {
    return id.toString();
  }
}
