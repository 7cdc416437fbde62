package vn.tram.hub.registry;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tram.protocol.octets.Octets;

/**
 * What became of a node's enrolment since.
 *
 * @param before SHA-256 of the certificate before the one in force, which is good until a next
 *     renewal; empty where there is none
 * @param renewed the certificate in force, DER; empty where it is that of the enrolment
 * @param stamp of the last order that concerns this node alone, milliseconds since 1970
 * @param revoked when and why it was put out, if it is
 * @param boxes how many boxes have had this name, from 1 on
 * @param since when the present box was enrolled
 * @param serials of all certificates that the present box was given
 * @param gone serials of boxes that had the name before
 */
public record Papers(
    Octets before,
    Octets renewed,
    long stamp,
    Optional<Revocation> revoked,
    int boxes,
    Instant since,
    List<BigInteger> serials,
    List<BigInteger> gone) {
  public Papers {
    serials = List.copyOf(serials);
    gone = List.copyOf(gone);
  }

  /**
   * A node was put out.
   *
   * @param at when
   * @param reason in somebody's words
   */
  public record Revocation(Instant at, String reason) {}
}
