package vn.tram.protocol.card;

import java.text.Normalizer;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.SigningKey;

/**
 * Our own printed pass, for people without a card.
 *
 * @param id 8 bytes that name the pass
 * @param name of the holder, at most 60 characters, in Unicode's composed form
 * @param sex of the holder
 * @param birth of the holder, as far as known
 */
public record Pass(Octets id, String name, Sex sex, Birth birth) {
  static final int ID_SIZE = 8;
  static final int MAX_NAME = 60;

  /** Throws {@link IllegalArgumentException} with the broken rule. */
  public Pass {
    name = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    if (id.size() != ID_SIZE) {
      throw new IllegalArgumentException("a pass is named by 8 bytes, not " + id.size());
    }
    if (name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "a pass has room for a name of 60 characters, not " + name.length());
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a name has no control characters");
    }
  }

  /** The text of the code to print: {@code TRAM1:} and the signed pass in base 45 (RFC 9285). */
  public String text(SigningKey key) {
    return PassCard.text(this, key);
  }

  /** Nothing: a pass is personal data. */
  @Override
  public String toString() {
    return "Pass";
  }
}
