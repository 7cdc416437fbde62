package vn.tram.protocol.order;

import java.util.List;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * All that holds for a node from now on. Each order is whole, so only the newest one counts; a node
 * never obeys one that is older than, or as old as, the last that it obeyed.
 *
 * @param node to whom
 * @param number grows with every order, positive; the hub takes milliseconds since 1970
 * @param hub the hub's keys, the one in force first, then those whose receipts still count; 1 to
 *     {@link #MAX_KEYS}, without repetition
 * @param successions from the hub's first key to the one in force, at most {@link #MAX_SUCCESSIONS}
 * @param seal what the next data key is to be sealed to
 * @param certificate the node's own, DER, at most {@link #MAX_CERTIFICATE} bytes; empty where the
 *     node keeps the one that it has
 */
public record Order(
    NodeName node,
    long number,
    List<VerifyingKey> hub,
    List<Succession> successions,
    HubSealPublicKey seal,
    Octets certificate) {
  /** The key in force and what is still on its way under those before it. */
  public static final int MAX_KEYS = 4;

  /** Sixty-four rotations of one hub. */
  public static final int MAX_SUCCESSIONS = 64;

  /** A certificate on an elliptic curve is far smaller. */
  public static final int MAX_CERTIFICATE = 4_096;

  public Order {
    hub = List.copyOf(hub);
    successions = List.copyOf(successions);
    if (number < 1
        || hub.isEmpty()
        || hub.size() > MAX_KEYS
        || hub.stream().distinct().count() < hub.size()
        || successions.size() > MAX_SUCCESSIONS
        || certificate.size() > MAX_CERTIFICATE) {
      throw new IllegalArgumentException(
          "the number is positive, 1 to "
              + MAX_KEYS
              + " different keys, at most "
              + MAX_SUCCESSIONS
              + " successions, and a certificate of at most "
              + MAX_CERTIFICATE
              + " bytes");
    }
  }
}
