package vn.tram.hub.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords with bcrypt.
 *
 * <p>Passwords are compared in Unicode's composed form: keyboards differ in how they spell {@code
 * ạ}. Longer ones than bcrypt's 72 bytes count in full, by a SHA-512 before it.
 */
final class Passwords {
  /** Fewer characters are refused. */
  static final int SHORTEST = 10;

  /** More characters are refused: nobody types them, and hashing them costs. */
  static final int LONGEST = 200;

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;

  /** No 0, 1, I, O, l: people copy the first password from a terminal. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final SecureRandom random;
  private final int cost;

  /** A flood of log-ins must leave processors to the merge. */
  private final Semaphore atOnce = new Semaphore(2);

  Passwords(SecureRandom random, int cost) {
    this.random = random;
    this.cost = cost;
  }

  /** A password of 20 letters and digits in groups of five, worth 115 bits. */
  String generated() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      if (i > 0 && i % 5 == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  String hash(String password) {
    return oneOfFew(
        () ->
            BCrypt.with(VERSION, random, LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(cost, composed(password)));
  }

  /** Takes the same time whether the password is right or not. */
  boolean matches(String password, String hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    return oneOfFew(
        () ->
            BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(composed(password), hash.toCharArray())
                .verified);
  }

  private <T> T oneOfFew(java.util.function.Supplier<T> work) {
    atOnce.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      atOnce.release();
    }
  }

  private static char[] composed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
  }
}
