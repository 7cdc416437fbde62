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
 */
public record FiledCard(UUID id, String text, Form form, Reading.Card card) {

  /** The card under the id that the vault gives its text. */
  public static FiledCard of(Vault vault, String text, Form form, Reading.Card card) {
    return new FiledCard(vault.lookupText(form.name() + "|" + text), text, form, card);
  }

  /** Every number on it, the strongest first. */
  List<CardKey> keys() {
    return Stream.concat(Stream.of(card.key()), card.alsoKnownAs().stream()).distinct().toList();
  }

  /** Only the id: the rest is personal data. */
  @Override
  public String toString() {
    return id.toString();
  }
}
