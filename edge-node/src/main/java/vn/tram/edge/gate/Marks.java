package vn.tram.edge.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.octets.Octets;

/** Recognises cards and words without remembering them: HMAC-SHA256 under the node's secret. */
final class Marks {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  Marks(Octets secret) {
    this.secret = new SecretKeySpec(secret.toArray(), ALGORITHM);
  }

  Octets of(CardKey card) {
    return Octets.of(hash(card.canonical()));
  }

  long of(String words) {
    // The space apart: no card's canonical form begins with one.
    return ByteBuffer.wrap(hash(" " + words)).getLong();
  }

  private byte[] hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    }
  }
}
