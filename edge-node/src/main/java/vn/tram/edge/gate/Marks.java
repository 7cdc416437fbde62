package vn.tram.edge.gate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.octets.Octets;

/** Recognises cards without remembering them: HMAC-SHA256 under the node's secret. */
final class Marks {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  Marks(Octets secret) {
    this.secret = new SecretKeySpec(secret.toArray(), ALGORITHM);
  }

  Octets of(CardKey card) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return Octets.of(mac.doFinal(card.canonical().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    }
  }
}
