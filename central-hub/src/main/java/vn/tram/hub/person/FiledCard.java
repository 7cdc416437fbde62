package vn.tram.hub.person;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.tram.hub.vault.Vault;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.entry.JournalEntry.Form;

/**
 * A card that is to be filed.
 *
 * @param id under which
 * @param text what was scanned or typed
 * @param form which of the two
 * @param card what it says
 * @param numbers every number on it with the id that it is filed under, the strongest first
 */
public record FiledCard(
    UUID id, String text, Form form, Reading.Card card, List<Numbered> numbers) {

  /**
   * A number and the id that it is filed under.
   *
   * @param id of the vault
   * @param key the number
   */
  record Numbered(UUID id, CardKey key) {
    /** Only the id: the number is personal data. */
    @Override
    public String toString() {
      return id.toString();
    }
  }

  /** Under which id a card of this text is filed. */
  public static UUID id(Vault vault, String text, Form form) {
    return vault.lookupText(form.name() + "|" + text);
  }

  /** The card under the id that the vault gives its text. */
  public static FiledCard of(Vault vault, UUID id, String text, Form form, Reading.Card card) {
    return new FiledCard(
        id,
        text,
        form,
        card,
        Stream.concat(Stream.of(card.key()), card.alsoKnownAs().stream())
            .distinct()
            .map(key -> new Numbered(vault.lookup(key), key))
            .toList());
  }

  /** The id of its strongest number. */
  UUID identifier() {
    return numbers.getFirst().id();
  }

  /** The ids of all its numbers. */
  List<UUID> identifiers() {
    return numbers.stream().map(Numbered::id).toList();
  }

  /** Only the id: the rest is personal data. */
  @Override
  public String toString() {
    return id.toString();
  }
}
