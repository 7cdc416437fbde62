package vn.tram.protocol.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

class OrderAndRequestProperties {
  private static final NodeName NODE = new NodeName("xa-thanh-dien");
  private static final HubSealKey SEAL = HubSealKey.generate();

  /** A hub that changed its key five times. */
  private static final List<SigningKey.Pair> KEYS =
      List.of(
          SigningKey.generate(),
          SigningKey.generate(),
          SigningKey.generate(),
          SigningKey.generate(),
          SigningKey.generate());

  private static Order order(int rotations, long number, byte[] certificate) {
    List<Succession> successions = new ArrayList<>();
    for (int i = 0; i < rotations; i++) {
      successions.add(Succession.introduce(KEYS.get(i).signing(), KEYS.get(i + 1).verifying()));
    }
    return new Order(
        NODE,
        number,
        List.of(KEYS.get(rotations).verifying()),
        successions,
        SEAL.publicKey(),
        Octets.of(certificate));
  }

  @Property(tries = 100)
  void aNodeThatKnowsAnyEarlierKeyFollowsToTheOneInForce(
      @ForAll @IntRange(max = 4) int rotations,
      @ForAll @IntRange(max = 4) int slept,
      @ForAll @LongRange(min = 1) long number,
      @ForAll @Size(max = 600) byte[] certificate)
      throws WireException {
    Order order = order(rotations, number, certificate);
    byte[] bytes = OrderCodec.encode(order, KEYS.get(rotations).signing());
    VerifyingKey known = KEYS.get(Math.max(0, rotations - slept)).verifying();
    assertEquals(order, OrderCodec.decode(bytes, NODE, known));
  }

  @Example
  void anOlderKeyHasNoSayAnyMore() {
    byte[] old = OrderCodec.encode(order(1, 7, new byte[0]), KEYS.get(1).signing());
    assertEquals(
        Reason.WRONG_SIGNATURE,
        assertThrows(
                WireException.class, () -> OrderCodec.decode(old, NODE, KEYS.get(2).verifying()))
            .reason());
  }

  /** Who has an old key can introduce a key of his own, but not to a node that went on. */
  @Example
  void aStolenOldKeyIntroducesNobodyToANodeThatWentOn() {
    SigningKey.Pair thief = SigningKey.generate();
    var forged =
        new Order(
            NODE,
            Long.MAX_VALUE,
            List.of(thief.verifying()),
            List.of(
                Succession.introduce(KEYS.get(0).signing(), KEYS.get(1).verifying()),
                Succession.introduce(KEYS.get(0).signing(), thief.verifying())),
            SEAL.publicKey(),
            Octets.of(new byte[0]));
    byte[] bytes = OrderCodec.encode(forged, thief.signing());
    assertThrows(
        WireException.class, () -> OrderCodec.decode(bytes, NODE, KEYS.get(1).verifying()));
  }

  @Example
  void everySingleBitFlipOfAnOrderIsRefused() {
    byte[] bytes = OrderCodec.encode(order(2, 9, new byte[] {1, 2, 3}), KEYS.get(2).signing());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      int position = bit;
      assertThrows(
          WireException.class,
          () -> OrderCodec.decode(flipped, NODE, KEYS.get(0).verifying()),
          () -> "bit " + position);
    }
  }

  @Example
  void anOrderForAnotherNodeIsRefused() {
    byte[] bytes = OrderCodec.encode(order(0, 1, new byte[0]), KEYS.get(0).signing());
    assertEquals(
        Reason.FOREIGN_NODE,
        assertThrows(
                WireException.class,
                () -> OrderCodec.decode(bytes, new NodeName("cho-moi"), KEYS.get(0).verifying()))
            .reason());
  }

  @Property(tries = 100)
  void aRequestArrivesAsItWasSent(
      @ForAll @LongRange(min = 0) long obeyed, @ForAll @Size(min = 1, max = 200) byte[] key)
      throws WireException {
    var request = new Request(NODE, obeyed, Octets.of(key));
    byte[] bytes = RequestCodec.encode(request, KEYS.get(0).signing());
    assertEquals(request, RequestCodec.decode(bytes, NODE, KEYS.get(0).verifying()));
    assertThrows(
        WireException.class,
        () -> RequestCodec.decode(bytes, new NodeName("cho-moi"), KEYS.get(0).verifying()));
    assertThrows(
        WireException.class, () -> RequestCodec.decode(bytes, NODE, KEYS.get(1).verifying()));
  }
}
