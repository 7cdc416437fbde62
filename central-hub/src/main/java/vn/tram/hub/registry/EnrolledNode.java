package vn.tram.hub.registry;

import java.time.Instant;
import java.time.LocalTime;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * A node as its enrolment left it.
 *
 * @param name who
 * @param site what it has in common with the other nodes of its site
 * @param title what people call the gate
 * @param siteTitle what people call the site; the same where it has one gate
 * @param kind what sort of place it is, such as {@code MARKET}, {@code SCHOOL} or {@code OFFICE}
 * @param closes local time at which everybody has left
 * @param signingKey verifies what it sends
 * @param certificate SHA-256 of its client certificate's DER encoding, 32 bytes
 * @param enrolled when
 */
public record EnrolledNode(
    NodeName name,
    String site,
    String title,
    String siteTitle,
    String kind,
    LocalTime closes,
    VerifyingKey signingKey,
    Octets certificate,
    Instant enrolled) {
  private static final int FINGERPRINT = 32;

  public EnrolledNode {
    if (site.isBlank() || title.isBlank() || siteTitle.isBlank() || kind.isBlank()) {
      throw new IllegalArgumentException("a node has a site, titles and a kind");
    }
    if (certificate.size() != FINGERPRINT) {
      throw new IllegalArgumentException(
          "a certificate's fingerprint has " + FINGERPRINT + " bytes, not " + certificate.size());
    }
  }
}
