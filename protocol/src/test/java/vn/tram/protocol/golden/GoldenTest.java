package vn.tram.protocol.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.order.Request;
import vn.tram.protocol.order.RequestCodec;
import vn.tram.protocol.order.Succession;
import vn.tram.protocol.seal.DataKey;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.Place;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;

/**
 * The bytes of version 1, pinned: a box in the field speaks them for years. Deflate is free to
 * choose its output and HPKE is random, so what holds those is pinned for reading only.
 */
class GoldenTest {
  static final NodeName NODE = new NodeName("cho-long-hoa");
  static final long EPOCH = 1_234_567_890_123L;
  static final String SCAN =
      "024088000001|121000000|Nguyễn Văn Mẫu|29031988|Nam|Tân Lập, Bắc Giang|22062022";

  /** Behind the five entries. */
  static final ChainMark MARK = new ChainMark(HexFormat.fromHexDigitsToLong("c812ba261ebc78c5"));

  static final Place KEY_PLACE = new Place(NODE, EPOCH, 2);
  static final Place PERSON_PLACE = new Place(NODE, EPOCH, 3);

  @Test
  void entries() throws Exception {
    List<JournalEntry> entries = values();
    for (int i = 0; i < entries.size(); i++) {
      Octets pinned = golden("entry-" + (i + 1));
      assertEquals(pinned.toHex(), Octets.of(EntryCodec.encode(entries.get(i))).toHex());
      assertEquals(List.of(entries.get(i)), EntryCodec.decode(pinned.toArray()));
    }
  }

  @Test
  void theMarkBehindEntries() {
    List<byte[]> entries = values().stream().map(EntryCodec::encode).toList();
    assertEquals(new ChainPoint(5, MARK), Chain.of(ChainPoint.START, entries).after());
  }

  @Test
  void aBatch() throws Exception {
    BatchCodec.Opened opened = BatchCodec.open(golden("batch").toArray(), NODE, verifying());
    assertEquals(batch(), BatchCodec.unpack(opened));
  }

  @Test
  void anEmptyBatch() throws Exception {
    BatchCodec.Opened opened = BatchCodec.open(golden("hello").toArray(), NODE, verifying());
    assertEquals(hello(), BatchCodec.unpack(opened));
  }

  @Test
  void aReceipt() throws Exception {
    Octets pinned = golden("receipt");
    assertEquals(pinned.toHex(), Octets.of(ReceiptCodec.encode(receipt(), signing())).toHex());
    assertEquals(receipt(), ReceiptCodec.decode(pinned.toArray(), NODE, verifying()));
  }

  @Test
  void aState() throws Exception {
    Octets pinned = golden("state");
    assertEquals(pinned.toHex(), Octets.of(NodeStateCodec.encode(state(), signing())).toHex());
    assertEquals(state(), NodeStateCodec.decode(pinned.toArray(), NODE, verifying()));
  }

  @Test
  void anOrder() throws Exception {
    Octets pinned = golden("order");
    assertEquals(pinned.toHex(), Octets.of(OrderCodec.encode(order(), signing())).toHex());
    // For a node that knows only the key before.
    VerifyingKey before = VerifyingKey.ofX509(golden("verifying-key-before"));
    assertEquals(order(), OrderCodec.decode(pinned.toArray(), NODE, before));
    assertEquals(order(), OrderCodec.decode(pinned.toArray(), NODE, verifying()));
  }

  @Test
  void aRequest() throws Exception {
    Octets pinned = golden("request");
    assertEquals(pinned.toHex(), Octets.of(RequestCodec.encode(request(), signing())).toHex());
    assertEquals(request(), RequestCodec.decode(pinned.toArray(), NODE, verifying()));
  }

  @Test
  void aSealedPersonUnderASealedKey() throws Exception {
    DataKey key = HubSealKey.of(golden("hub-seal-key")).open(golden("sealed-key"), KEY_PLACE);
    assertEquals(SCAN, key.open(golden("sealed-person"), PERSON_PLACE));
  }

  static List<JournalEntry> values() {
    return List.of(
        new JournalEntry.Boot(
            new UUID(0x0123456789abcdefL, 0xfedcba9876543210L),
            "0.1.0",
            12_345,
            Instant.parse("1970-01-01T00:00:12.345Z"),
            false),
        new JournalEntry.Key(0xCAFEBABE, Octets.ofHex("000102030405060708090a0b0c0d0e0f")),
        new JournalEntry.Person(2, JournalEntry.Form.TYPED, Octets.ofHex("a0a1a2a3a4a5a6a7")),
        new JournalEntry.CheckIn(
            3,
            JournalEntry.Direction.OUT,
            1,
            86_400_000,
            Set.of(JournalEntry.Flag.TYPED, JournalEntry.Flag.ALERT_SHOWN)),
        new JournalEntry.Clock(
            new Anchor(
                90_000_000,
                new Moment(
                    Instant.parse("2026-11-20T01:02:03.004Z"),
                    Instant.parse("2026-11-20T01:02:03.504Z")),
                ClockSource.HUB)));
  }

  static Batch batch() {
    List<byte[]> entries = values().stream().map(EntryCodec::encode).toList();
    return new Batch(
        Batch.Header.of(NODE, EPOCH, ChainPoint.START, 0, -7, false, entries), values());
  }

  static Batch hello() {
    return new Batch(
        Batch.Header.of(NODE, EPOCH, new ChainPoint(5, MARK), 1, 8, true, List.of()), List.of());
  }

  static Receipt receipt() {
    return new Receipt(
        NODE,
        EPOCH,
        5,
        MARK,
        Instant.parse("2026-11-20T01:02:03.004Z"),
        Duration.ofMillis(250),
        -7,
        Duration.ofSeconds(30));
  }

  static NodeState state() {
    return new NodeState(NODE, true, "0.1.0", EPOCH, 5, 4, 65_536, 740, OptionalInt.of(512));
  }

  static Order order() {
    VerifyingKey before = VerifyingKey.ofX509(golden("verifying-key-before"));
    SigningKey old = SigningKey.ofPkcs8(golden("signing-key-before"));
    return new Order(
        NODE,
        1_763_700_000_000L,
        List.of(verifying(), before),
        List.of(Succession.introduce(old, verifying())),
        HubSealKey.of(golden("hub-seal-key")).publicKey(),
        Octets.ofHex("30820100"));
  }

  static Request request() {
    return new Request(NODE, 1_763_600_000_000L, Octets.ofHex("3059301306072a8648ce3d0201"));
  }

  /** Made for this test; it guards nothing. */
  static SigningKey signing() {
    return SigningKey.ofPkcs8(golden("signing-key"));
  }

  private static VerifyingKey verifying() {
    return VerifyingKey.ofX509(golden("verifying-key"));
  }

  /** A file of hexadecimal lines; lines that begin with # explain. */
  private static Octets golden(String name) {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name + ".hex")) {
      return Octets.ofHex(
          new String(in.readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
