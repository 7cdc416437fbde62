package vn.tram.protocol.card;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tram.protocol.octets.Octets;

/**
 * Passes whose signature was found right, by their digests: checking one takes half a millisecond,
 * three times as long as the rest of a beep, and a regular comes every day. Forgets those that were
 * not seen for longest. Safe for many threads.
 */
final class KnownPasses {
  private final int most;
  private final Map<Octets, Boolean> passes = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Knows none yet.
   *
   * @param most how many it keeps, each in about 150 bytes
   */
  KnownPasses(int most) {
    this.most = most;
  }

  /** Whether this very pass, signature included, was remembered. */
  boolean know(byte[] pass) {
    Octets digest = digest(pass);
    synchronized (passes) {
      return passes.get(digest) != null;
    }
  }

  void remember(byte[] pass) {
    Octets digest = digest(pass);
    synchronized (passes) {
      passes.put(digest, true);
      if (passes.size() > most) {
        passes.remove(passes.keySet().iterator().next());
      }
    }
  }

  private static Octets digest(byte[] pass) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(pass));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
