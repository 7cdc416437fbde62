package vn.tram.protocol.order;

import java.nio.charset.StandardCharsets;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Envelope;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * One signing key of a hub introduces the next. A node that slept through any number of rotations
 * follows the introductions from the key that it knows to the one in force.
 *
 * @param next the key that is introduced
 * @param signature of the key before it, 64 bytes, over {@code tram/1/successor ‖ 01 ‖ next}
 */
public record Succession(VerifyingKey next, Octets signature) {
  private static final byte[] DOMAIN = "tram/1/successor".getBytes(StandardCharsets.US_ASCII);
  private static final int SIGNATURE = 64;

  public Succession {
    if (signature.size() != SIGNATURE) {
      throw new IllegalArgumentException("a signature has 64 bytes, not " + signature.size());
    }
  }

  /** The word of the old key for the new one. */
  public static Succession introduce(SigningKey old, VerifyingKey next) {
    return new Succession(next, Octets.of(old.sign(words(next))));
  }

  /** Whether this is the word of that key. */
  public boolean isWordOf(VerifyingKey old) {
    return old.verifies(words(next), signature.toArray());
  }

  private static byte[] words(VerifyingKey next) {
    byte[] key = next.toX509().toArray();
    byte[] words = new byte[DOMAIN.length + 1 + key.length];
    System.arraycopy(DOMAIN, 0, words, 0, DOMAIN.length);
    words[DOMAIN.length] = Envelope.VERSION;
    System.arraycopy(key, 0, words, DOMAIN.length + 1, key.length);
    return words;
  }
}
