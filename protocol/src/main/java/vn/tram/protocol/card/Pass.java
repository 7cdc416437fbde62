package vn.tram.protocol.card;

import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.SigningKey;

/**
 * Our own printed pass, for people without a card.
 *
 * @param id 8 bytes that name the pass
 * @param name of the holder, at most 60 characters
 * @param sex of the holder
 * @param birth of the holder, as far as known
 */
public record Pass(Octets id, String name, Sex sex, Birth birth) {

  /** The text of the code to print: {@code TRAM1:} and the signed pass in base 45 (RFC 9285). */
  public String text(SigningKey key) {
    throw new IllegalStateException("" + key);
  }
}
