package vn.tram.protocol.order;

import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Envelope;
import vn.tram.protocol.wire.Fields;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** The bytes of requests, laid out in PROTOCOL.md. */
public final class RequestCodec {
  private RequestCodec() {}

  /** The bytes, signed by the node. */
  public static byte[] encode(Request request, SigningKey key) {
    return Envelope.seal(Envelope.Kind.REQUEST, payload(request), key);
  }

  static byte[] payload(Request request) {
    return Fields.write(
        3,
        out -> {
          out.writeString(request.node().value());
          out.writeNumber(request.obeyed());
          out.writeBinary(request.publicKey().toArray());
        });
  }

  /**
   * Checks the signature and reads the request.
   *
   * @param sender the node that the bytes came from, as the topic says
   * @param key the sender's
   * @throws WireException when the bytes are not a request that this node signed
   */
  public static Request decode(byte[] bytes, NodeName sender, VerifyingKey key)
      throws WireException {
    Request request = read(Envelope.open(Envelope.Kind.REQUEST, bytes, key));
    if (!request.node().equals(sender)) {
      throw new WireException(
          Reason.FOREIGN_NODE, sender + " sent a request in the name of " + request.node());
    }
    return request;
  }

  /** What a payload says, whoever signed it. */
  static Request read(byte[] payload) throws WireException {
    return Fields.read(payload, in -> new Request(in.node(), in.number(), Octets.of(in.bytes())));
  }
}
