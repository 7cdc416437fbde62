package vn.tram.protocol.wire;

import java.time.Duration;
import java.time.Instant;
import vn.tram.protocol.wire.WireException.Reason;

/** The bytes of receipts, laid out in PROTOCOL.md. */
public final class ReceiptCodec {
  private ReceiptCodec() {}

  /** The bytes, signed by the hub. */
  public static byte[] encode(Receipt receipt, SigningKey key) {
    return Envelope.seal(Envelope.Kind.RECEIPT, payload(receipt), key);
  }

  static byte[] payload(Receipt receipt) {
    return Fields.write(
        8,
        out -> {
          out.writeString(receipt.node().value());
          out.writeNumber(receipt.epoch());
          out.writeNumber(receipt.durable());
          Fields.write(out, receipt.mark());
          out.writeNumber(receipt.hubTime().toEpochMilli());
          out.writeNumber(receipt.hubError().toMillis());
          out.writeNumber(receipt.nonce());
          out.writeNumber(receipt.pause().toMillis());
        });
  }

  /**
   * Checks the signature and the addressee and reads the receipt. Whether the nonce is one of the
   * node's own is for the node to check.
   *
   * @throws WireException when it is no receipt of this hub for this node
   */
  public static Receipt decode(byte[] bytes, NodeName node, VerifyingKey hub) throws WireException {
    Receipt receipt = decode(bytes, hub);
    if (!receipt.node().equals(node)) {
      throw new WireException(Reason.FOREIGN_NODE, "a receipt for " + receipt.node());
    }
    return receipt;
  }

  /**
   * Checks the signature and reads the receipt, whomever it is for: the hub looks at its own.
   *
   * @throws WireException when it is no receipt of this hub
   */
  public static Receipt decode(byte[] bytes, VerifyingKey hub) throws WireException {
    return read(Envelope.open(Envelope.Kind.RECEIPT, bytes, hub));
  }

  /** What a payload says, whoever signed it. */
  static Receipt read(byte[] payload) throws WireException {
    return Fields.read(
        payload,
        in ->
            new Receipt(
                in.node(),
                in.number(),
                in.number(),
                in.mark(),
                Instant.ofEpochMilli(in.number()),
                Duration.ofMillis(in.number()),
                in.number(),
                Duration.ofMillis(in.number())));
  }
}
