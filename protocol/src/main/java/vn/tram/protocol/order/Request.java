package vn.tram.protocol.order;

import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;

/**
 * A node asks for a certificate on a new key, before the one that it has ends.
 *
 * @param node who asks; the certificate will name nobody else
 * @param obeyed the number of the last order that it obeyed, not negative; a request from before
 *     the hub's last answer is an old copy
 * @param publicKey EC P-256, X.509 SubjectPublicKeyInfo, 1 to {@link #MAX_KEY} bytes
 */
public record Request(NodeName node, long obeyed, Octets publicKey) {
  /** A key on P-256 has 91 bytes. */
  public static final int MAX_KEY = 200;

  public Request {
    if (obeyed < 0 || publicKey.size() < 1 || publicKey.size() > MAX_KEY) {
      throw new IllegalArgumentException(
          "the last order is not negative, and the key has 1 to " + MAX_KEY + " bytes");
    }
  }
}
