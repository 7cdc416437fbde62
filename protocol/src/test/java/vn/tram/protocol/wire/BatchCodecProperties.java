package vn.tram.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import vn.tram.protocol.entry.Entries;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.BatchCodec.Opened;
import vn.tram.protocol.wire.WireException.Reason;

class BatchCodecProperties {
  private static final NodeName NODE = new NodeName("cho-long-hoa");
  private static final ChainMark MARK = new ChainMark(0x0123456789abcdefL);
  private static final ChainPoint BEFORE = new ChainPoint(2, MARK);
  private static final SigningKey.Pair KEYS = SigningKey.generate();

  @Provide
  Arbitrary<List<JournalEntry>> journals() {
    return Entries.any().list().ofMaxSize(20);
  }

  @Property(tries = 200)
  void aBatchArrivesAsItWasSent(
      @ForAll("journals") List<JournalEntry> entries,
      @ForAll @LongRange(min = 1) long epoch,
      @ForAll @LongRange(min = 1, max = 1L << 40) long firstSeq,
      @ForAll long nonce)
      throws WireException {
    Batch batch = batch(NODE, epoch, firstSeq, nonce, entries);
    Opened opened = open(BatchCodec.encode(batch, KEYS.signing()));
    assertEquals(batch, BatchCodec.unpack(opened));
  }

  @Example
  void everySingleBitFlipIsRefused() {
    byte[] bytes = BatchCodec.encode(sample(NODE), KEYS.signing());
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      int position = bit;
      assertThrows(WireException.class, () -> open(flipped), () -> "bit " + position);
    }
  }

  @Example
  void aBatchCutShortAnywhereIsRefused() {
    byte[] bytes = BatchCodec.encode(sample(NODE), KEYS.signing());
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThrows(WireException.class, () -> open(part), "cut to " + length);
    }
  }

  @Property(tries = 2_000)
  void anyBytesAreRefusedInOrder(@ForAll @Size(max = 300) byte[] bytes) {
    assertThrows(WireException.class, () -> open(bytes));
  }

  @Property(tries = 500)
  void anySignedBytesAreABatchOrAWireException(@ForAll @Size(min = 1, max = 200) byte[] payload) {
    byte[] envelope = Envelope.seal(Envelope.Kind.BATCH, payload, KEYS.signing());
    try {
      BatchCodec.unpack(open(envelope));
    } catch (WireException e) {
      assertTrue(List.of(Reason.CUT_SHORT, Reason.BAD_ENTRIES).contains(e.reason()), e::getMessage);
    }
  }

  @Example
  void theReasonOfARefusalIsNamed() {
    byte[] good = BatchCodec.encode(sample(NODE), KEYS.signing());
    byte[] future = good.clone();
    future[0] = 2;
    assertEquals(Reason.UNKNOWN_VERSION, reason(future));
    assertEquals(Reason.CUT_SHORT, reason(new byte[0]));
    assertEquals(Reason.TOO_LARGE, reason(new byte[Envelope.MAX_SIZE + 1]));
    assertEquals(
        Reason.WRONG_SIGNATURE,
        reason(BatchCodec.encode(sample(NODE), SigningKey.generate().signing())));
    assertEquals(
        Reason.FOREIGN_NODE,
        reason(BatchCodec.encode(sample(new NodeName("truong-tan-bien")), KEYS.signing())));
  }

  @Example
  void aReceiptIsNoBatch() {
    byte[] receipt = Envelope.seal(Envelope.Kind.RECEIPT, new byte[] {1, 2}, KEYS.signing());
    assertEquals(Reason.WRONG_SIGNATURE, reason(receipt));
  }

  @Example
  void entriesOfALaterVersionLeaveTheHeaderReadable() throws WireException {
    byte[] unknownKind = {(byte) 0x82, 0x18, 0x63, 0x00};
    Batch.Header header = Batch.Header.of(NODE, 7, BEFORE, 1, 9, false, List.of(unknownKind));
    Opened opened = open(BatchCodec.encode(header, List.of(unknownKind), KEYS.signing()));
    assertEquals(header, opened.header());
    assertEquals(
        Reason.BAD_ENTRIES,
        assertThrows(WireException.class, () -> BatchCodec.unpack(opened)).reason());
  }

  @Example
  void aDeflateBombIsRefusedBeforeItUnfolds() throws WireException {
    byte[] bomb = ByteBuffer.allocate(64 * 1024 * 1024).array();
    Batch.Header header = Batch.Header.of(NODE, 7, BEFORE, 1, 9, false, List.of(bomb));
    Opened opened = open(BatchCodec.encode(header, List.of(bomb), KEYS.signing()));
    assertEquals(
        Reason.BAD_ENTRIES,
        assertThrows(WireException.class, () -> BatchCodec.unpack(opened)).reason());
  }

  @Example
  void aCountThatDoesNotFitIsRefused() throws WireException {
    Batch one = sample(NODE);
    Opened opened = open(BatchCodec.encode(one, KEYS.signing()));
    ChainMark after = one.header().after();
    assertNotUnderstood(new Batch.Header(NODE, 7, 3, 2, 1, 9, MARK, after, false), opened);
  }

  @Example
  void entriesThatLeadToAnotherMarkThanTheHeaderSaysAreRefused() throws WireException {
    Batch one = sample(NODE);
    Opened opened = open(BatchCodec.encode(one, KEYS.signing()));
    ChainMark after = one.header().after();
    ChainMark other = new ChainMark(after.bits() ^ 1);
    assertNotUnderstood(new Batch.Header(NODE, 7, 3, 1, 1, 9, MARK, other, false), opened);
    assertNotUnderstood(new Batch.Header(NODE, 7, 3, 1, 1, 9, other, after, false), opened);
  }

  private static void assertNotUnderstood(Batch.Header lying, Opened opened) {
    assertEquals(
        Reason.BAD_ENTRIES,
        assertThrows(
                WireException.class, () -> BatchCodec.unpack(new Opened(lying, opened.packed())))
            .reason());
  }

  private static Batch sample(NodeName node) {
    return batch(
        node, 7, 3, 9, List.of(new JournalEntry.Key(5, Octets.ofHex("00112233445566778899"))));
  }

  private static Batch batch(
      NodeName node, long epoch, long firstSeq, long nonce, List<JournalEntry> entries) {
    ChainMark before = firstSeq == 1 ? ChainMark.NONE : MARK;
    List<byte[]> encoded = entries.stream().map(EntryCodec::encode).toList();
    return new Batch(
        Batch.Header.of(
            node,
            epoch,
            new ChainPoint(firstSeq - 1, before),
            firstSeq - 1,
            nonce,
            firstSeq > 1,
            encoded),
        entries);
  }

  private static Opened open(byte[] bytes) throws WireException {
    return BatchCodec.open(bytes, NODE, KEYS.verifying());
  }

  private static Reason reason(byte[] bytes) {
    return assertThrows(WireException.class, () -> open(bytes)).reason();
  }
}
