package vn.tram.protocol.wire;

import java.util.OptionalInt;
import vn.tram.protocol.wire.WireException.Reason;

/** The bytes of node states, laid out in PROTOCOL.md. */
public final class NodeStateCodec {
  /** Stands for a temperature that cannot be read: below absolute zero. */
  private static final int NO_TEMPERATURE = -10_000;

  private NodeStateCodec() {}

  /** The bytes, signed by the node. */
  public static byte[] encode(NodeState state, SigningKey key) {
    return Envelope.seal(Envelope.Kind.STATE, payload(state), key);
  }

  static byte[] payload(NodeState state) {
    return Fields.write(
        9,
        out -> {
          out.writeString(state.node().value());
          out.writeBoolean(state.online());
          out.writeString(state.software());
          out.writeNumber(state.epoch());
          out.writeNumber(state.lastSeq());
          out.writeNumber(state.acknowledged());
          out.writeNumber(state.journalBytes());
          out.writeNumber(state.clockErrorMillis());
          out.writeNumber(state.temperature().orElse(NO_TEMPERATURE));
        });
  }

  /**
   * Checks the signature and reads the state.
   *
   * @throws WireException when the bytes are not a state that this node signed
   */
  public static NodeState decode(byte[] bytes, NodeName sender, VerifyingKey key)
      throws WireException {
    NodeState state = read(Envelope.open(Envelope.Kind.STATE, bytes, key));
    if (!state.node().equals(sender)) {
      throw new WireException(
          Reason.FOREIGN_NODE, sender + " sent a state in the name of " + state.node());
    }
    return state;
  }

  private static OptionalInt temperature(int tenths) {
    return tenths == NO_TEMPERATURE ? OptionalInt.empty() : OptionalInt.of(tenths);
  }

  /** What a payload says, whoever signed it. */
  static NodeState read(byte[] payload) throws WireException {
    return Fields.read(
        payload,
        in ->
            new NodeState(
                in.node(),
                in.flag(),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                temperature(in.smallNumber())));
  }
}
