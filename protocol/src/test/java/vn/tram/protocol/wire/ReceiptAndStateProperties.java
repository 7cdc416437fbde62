package vn.tram.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
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
