package vn.tram.provisioning.street;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.Reading.CardKind;

/**
 * A card in somebody's pocket.
 *
 * @param kind which card
 * @param text what its code says
 * @param key whom it identifies: said by whoever made the card, not by whoever reads it
 */
public record HeldCard(CardKind kind, String text, CardKey key) {

  /** Lower-case hexadecimal SHA-256 of the text in UTF-8, as a box's witness writes it. */
  public String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
