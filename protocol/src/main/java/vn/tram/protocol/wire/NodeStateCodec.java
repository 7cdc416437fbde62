package vn.tram.protocol.wire;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.util.List;
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
    // A node without parts writes what the first programs of this version could read.
    boolean bare = state.parts().isEmpty();
    return Fields.write(
        bare ? 9 : 10,
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
          if (!bare) {
            write(out, state.parts());
          }
        });
  }

  private static void write(CBORGenerator out, List<PartState> parts) throws IOException {
    out.writeStartArray(null, parts.size());
    for (PartState part : parts) {
      out.writeStartArray(null, 3);
      out.writeString(part.name());
      out.writeNumber(part.kind());
      out.writeNumber(part.fault());
      out.writeEndArray();
    }
    out.writeEndArray();
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

  private static PartState part(Fields in) throws IOException {
    return new PartState(in.text(), in.smallNumber(), in.smallNumber());
  }

  /**
   * What a payload says, whoever signed it. A state is for people, so fields that a newer node adds
   * are passed over.
   */
  static NodeState read(byte[] payload) throws WireException {
    return Fields.read(
        payload,
        in -> {
          var state =
              new NodeState(
                  in.node(),
                  in.flag(),
                  in.text(),
                  in.number(),
                  in.number(),
                  in.number(),
                  in.number(),
                  in.number(),
                  temperature(in.smallNumber()),
                  in.hasNext() ? in.list(PartState.MOST, NodeStateCodec::part) : List.of());
          in.skipRest();
          return state;
        });
  }
}
