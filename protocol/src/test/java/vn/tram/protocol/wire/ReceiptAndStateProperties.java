package vn.tram.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import vn.tram.protocol.wire.WireException.Reason;

class ReceiptAndStateProperties {
  private static final NodeName NODE = new NodeName("xa-thanh-dien");
  private static final SigningKey.Pair HUB = SigningKey.generate();

  @Property(tries = 200)
  void aReceiptArrivesAsItWasSent(
      @ForAll @LongRange(min = 1) long epoch,
      @ForAll @LongRange(min = 0) long durable,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long time,
      @ForAll @IntRange(min = 1) int error,
      @ForAll long mark,
      @ForAll long nonce,
      @ForAll @IntRange(min = 0) int pause)
      throws WireException {
    var receipt =
        new Receipt(
            NODE,
            epoch,
            durable,
            durable == 0 ? ChainMark.NONE : new ChainMark(mark),
            Instant.ofEpochMilli(time),
            Duration.ofMillis(error),
            nonce,
            Duration.ofMillis(pause));
    byte[] bytes = ReceiptCodec.encode(receipt, HUB.signing());
    assertEquals(receipt, ReceiptCodec.decode(bytes, NODE, HUB.verifying()));
  }

  @Property(tries = 200)
  void aStateArrivesAsItWasSent(
      @ForAll boolean online,
      @ForAll @AlphaChars @StringLength(max = 64) String software,
      @ForAll @LongRange(min = 1) long epoch,
      @ForAll @LongRange(min = 0) long size,
      @ForAll @LongRange(min = -1) long clockError,
      @ForAll @IntRange(min = -400, max = 1_200) int temperature)
      throws WireException {
    OptionalInt degrees = temperature < -300 ? OptionalInt.empty() : OptionalInt.of(temperature);
    var state = new NodeState(NODE, online, software, epoch, 9, 4, size, clockError, degrees);
    byte[] bytes = NodeStateCodec.encode(state, HUB.signing());
    assertEquals(state, NodeStateCodec.decode(bytes, NODE, HUB.verifying()));
    assertEquals(5, state.backlog());
  }

  @Property(tries = 200)
  void theConditionOfThePartsArrivesAsItWasSent(
      @ForAll @Size(max = PartState.MOST)
          List<@StringLength(min = 1, max = PartState.LONGEST_NAME) @AlphaChars String> names,
      @ForAll @IntRange(min = 1, max = 255) int kind,
      @ForAll @IntRange(min = 0, max = 255) int fault)
      throws WireException {
    List<PartState> parts = names.stream().map(name -> new PartState(name, kind, fault)).toList();
    byte[] bytes = NodeStateCodec.encode(state(parts), HUB.signing());
    NodeState read = NodeStateCodec.decode(bytes, NODE, HUB.verifying());
    assertEquals(state(parts), read);
    boolean broken = fault != 0 && !names.isEmpty();
    assertEquals(broken && (kind == PartState.SCANNER || kind == PartState.BOARD), read.blind());
    assertEquals(broken && kind == PartState.JOURNAL, read.full());
  }

  /** A hub that is older than a node goes without what it does not know. */
  @Example
  void aStateIsReadWhateverANewerNodeAddsToIt() throws WireException {
    var parts = List.of(new PartState("in", PartState.SCANNER, 6));
    byte[] newer =
        Fields.write(
            12,
            out -> {
              out.writeString(NODE.value());
              out.writeBoolean(true);
              out.writeString("9.9");
              for (long number : new long[] {3, 2, 1, 100, 5, 400}) {
                out.writeNumber(number);
              }
              out.writeStartArray(null, 1);
              out.writeStartArray(null, 5);
              out.writeString("in");
              out.writeNumber(PartState.SCANNER);
              out.writeNumber(6);
              out.writeString("/dev/x");
              out.writeStartArray(null, 0);
              out.writeEndArray();
              out.writeEndArray();
              out.writeEndArray();
              out.writeStartArray(null, 1);
              out.writeNumber(7);
              out.writeEndArray();
              out.writeString("more");
            });
    assertEquals(
        new NodeState(NODE, true, "9.9", 3, 2, 1, 100, 5, OptionalInt.of(400), parts),
        NodeStateCodec.read(newer));
  }

  @Example
  void aNodeWithoutPartsWritesWhatTheFirstHubsRead() throws WireException {
    byte[] payload = NodeStateCodec.payload(state(List.of()));
    assertEquals((byte) (0x80 + 9), payload[0]);
    assertEquals(state(List.of()), NodeStateCodec.read(payload));
  }

  @Example
  void moreThanThirtyTwoPartsAreNoState() {
    byte[] payload =
        NodeStateCodec.payload(
            state(Collections.nCopies(PartState.MOST, new PartState("x", 2, 0))));
    int list = payload.length - PartState.MOST * 5 - 2;
    byte[] longer = Arrays.copyOf(payload, payload.length + 5);
    System.arraycopy(payload, payload.length - 5, longer, payload.length, 5);
    assertEquals((byte) PartState.MOST, payload[list + 1]);
    longer[list + 1]++;
    assertThrows(WireException.class, () -> NodeStateCodec.read(longer));
  }

  private static NodeState state(List<PartState> parts) {
    return new NodeState(NODE, true, "1", 3, 2, 1, 100, 5, OptionalInt.empty(), parts);
  }

  @Example
  void everySingleBitFlipOfAReceiptIsRefused() {
    byte[] bytes = ReceiptCodec.encode(receipt(), HUB.signing());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      int position = bit;
      assertThrows(
          WireException.class,
          () -> ReceiptCodec.decode(flipped, NODE, HUB.verifying()),
          () -> "bit " + position);
    }
  }

  @Example
  void aReceiptForAnotherNodeOrOfAnotherHubIsRefused() {
    byte[] bytes = ReceiptCodec.encode(receipt(), HUB.signing());
    WireException foreign =
        assertThrows(
            WireException.class,
            () -> ReceiptCodec.decode(bytes, new NodeName("cho-moi"), HUB.verifying()));
    assertEquals(Reason.FOREIGN_NODE, foreign.reason());
    WireException forged =
        assertThrows(
            WireException.class,
            () -> ReceiptCodec.decode(bytes, NODE, SigningKey.generate().verifying()));
    assertEquals(Reason.WRONG_SIGNATURE, forged.reason());
    assertThrows(
        WireException.class,
        () -> ReceiptCodec.decode(Arrays.copyOf(bytes, 70), NODE, HUB.verifying()));
  }

  /** A signature covers whatever was signed; what a message means must not depend on a reader. */
  @Example
  void nothingMayFollowTheLastField() throws WireException {
    byte[] message = Fields.write(1, out -> out.writeNumber(7));
    assertEquals(7, Fields.read(message, Fields::number));
    for (byte[] more : List.of(new byte[1], message)) {
      byte[] longer =
          ByteBuffer.allocate(message.length + more.length).put(message).put(more).array();
      assertThrows(
          WireException.class,
          () -> Fields.read(longer, Fields::number),
          () -> HexFormat.of().formatHex(more));
    }
  }

  private static Receipt receipt() {
    return new Receipt(
        NODE,
        3,
        17,
        new ChainMark(-17),
        Instant.EPOCH.plusSeconds(5),
        Duration.ofMillis(2),
        -4,
        Duration.ZERO);
  }
}
