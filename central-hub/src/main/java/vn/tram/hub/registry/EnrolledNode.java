package vn.tram.hub.registry;

import java.time.Instant;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * A node as its enrolment left it.
 *
 * @param name who
 * @param site where it stands
 * @param signingKey verifies what it sends
 * @param certificate SHA-256 of its client certificate's DER encoding, 32 bytes
 * @param enrolled when
 */
public record EnrolledNode(
    NodeName name, Site site, VerifyingKey signingKey, Octets certificate, Instant enrolled) {
  private static final int FINGERPRINT = 32;

  public EnrolledNode {
    if (certificate.size() != FINGERPRINT) {
      throw new IllegalArgumentException(
          "a certificate's fingerprint has " + FINGERPRINT + " bytes, not " + certificate.size());
    }
  }
}
