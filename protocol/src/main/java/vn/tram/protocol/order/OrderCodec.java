package vn.tram.protocol.order;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.Envelope;
import vn.tram.protocol.wire.Fields;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** The bytes of orders, laid out in PROTOCOL.md. */
public final class OrderCodec {
  /** An Ed25519 key in X.509. */
  private static final int KEY = 44;

  private static final int SUCCESSION = KEY + 64;

  private OrderCodec() {}

  /**
   * The bytes, signed by the hub.
   *
   * @param key the secret half of the order's first key
   */
  public static byte[] encode(Order order, SigningKey key) {
    return Envelope.seal(Envelope.Kind.ORDER, payload(order), key);
  }

  static byte[] payload(Order order) {
    return Fields.write(
        6,
        out -> {
          out.writeString(order.node().value());
          out.writeNumber(order.number());
          out.writeBinary(keys(order.hub()));
          out.writeBinary(successions(order.successions()));
          out.writeBinary(order.seal().bytes().toArray());
          out.writeBinary(order.certificate().toArray());
        });
  }

  /**
   * Follows the hub's keys from the one that the node knows, checks the signature and the
   * addressee, and reads the order. Whether it is newer than the last one is for the node to check.
   *
   * @param known the newest key of the hub that the node knows
   * @throws WireException when it is no order of this hub for this node
   */
  public static Order decode(byte[] bytes, NodeName node, VerifyingKey known) throws WireException {
    // Who may have signed stands in the order itself: it is read first, and believed last.
    Order claimed = read(Envelope.unverified(bytes));
    VerifyingKey newest = follow(claimed.successions(), known);
    if (!claimed.hub().getFirst().equals(newest)) {
      throw new WireException(
          Reason.WRONG_SIGNATURE, "the order is not signed by the hub's key in force");
    }
    Envelope.open(Envelope.Kind.ORDER, bytes, newest);
    if (!claimed.node().equals(node)) {
      throw new WireException(Reason.FOREIGN_NODE, "an order for " + claimed.node());
    }
    return claimed;
  }

  private static VerifyingKey follow(List<Succession> successions, VerifyingKey known)
      throws WireException {
    List<VerifyingKey> introduced = successions.stream().map(Succession::next).toList();
    VerifyingKey newest = known;
    for (Succession succession :
        successions.subList(introduced.lastIndexOf(known) + 1, successions.size())) {
      if (!succession.isWordOf(newest)) {
        throw new WireException(
            Reason.WRONG_SIGNATURE, "the hub's keys do not follow from the known one");
      }
      newest = succession.next();
    }
    return newest;
  }

  /** What a payload says, whoever signed it. */
  static Order read(byte[] payload) throws WireException {
    return Fields.read(
        payload,
        in ->
            new Order(
                in.node(),
                in.number(),
                pieces(in.bytes(), KEY).stream().map(VerifyingKey::ofX509).toList(),
                pieces(in.bytes(), SUCCESSION).stream().map(OrderCodec::succession).toList(),
                new HubSealPublicKey(Octets.of(in.bytes())),
                Octets.of(in.bytes())));
  }

  private static Succession succession(Octets piece) {
    byte[] both = piece.toArray();
    return new Succession(
        VerifyingKey.ofX509(Octets.of(Arrays.copyOf(both, KEY))),
        Octets.of(Arrays.copyOfRange(both, KEY, SUCCESSION)));
  }

  private static List<Octets> pieces(byte[] bytes, int length) {
    if (bytes.length % length != 0 || bytes.length / length > Order.MAX_SUCCESSIONS) {
      throw new IllegalArgumentException("not a few pieces of " + length + " bytes");
    }
    List<Octets> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += length) {
      pieces.add(Octets.of(Arrays.copyOfRange(bytes, at, at + length)));
    }
    return pieces;
  }

  private static byte[] keys(List<VerifyingKey> keys) {
    var out = new ByteArrayOutputStream();
    keys.forEach(key -> out.writeBytes(key.toX509().toArray()));
    return out.toByteArray();
  }

  private static byte[] successions(List<Succession> successions) {
    var out = new ByteArrayOutputStream();
    for (Succession succession : successions) {
      out.writeBytes(succession.next().toX509().toArray());
      out.writeBytes(succession.signature().toArray());
    }
    return out.toByteArray();
  }
}
