package vn.tram.hub.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets that a browser holds, and what is derived from them. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Tokens() {}

  /** A fresh secret of 256 bits for a cookie, 43 characters. */
  public static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The proof that a form came from our page: only who holds the cookie, or read a page that was
   * made for it, knows it. It does not tell the cookie.
   */
  public static String formProof(String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal("tram form 1".getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** Whether the proof belongs to the token; compared in constant time. */
  public static boolean proves(String proof, String token) {
    return MessageDigest.isEqual(
        proof.getBytes(StandardCharsets.UTF_8), formProof(token).getBytes(StandardCharsets.UTF_8));
  }

  /** What the database keeps of a token: a copy of it opens no session. */
  static byte[] hash(String token) {
    return sha256("session:" + token);
  }

  /** SHA-256 of the text's UTF-8. */
  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
