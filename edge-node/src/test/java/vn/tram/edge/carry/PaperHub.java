package vn.tram.edge.carry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tram.protocol.carry.CarryKind;
import vn.tram.protocol.carry.CarryReader;
import vn.tram.protocol.carry.CarryWriter;
import vn.tram.protocol.carry.Ending;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.order.Order;
import vn.tram.protocol.order.OrderCodec;
import vn.tram.protocol.order.Succession;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.seal.HubSealPublicKey;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** What a hub does with the files of one node: it keeps what comes in order, and says so. */
final class PaperHub {
  static final Duration ERROR = Duration.ofMillis(250);

  private final NodeName node;
  private final VerifyingKey nodeKey;
  private final HubSealPublicKey seal = HubSealKey.generate().publicKey();
  private final List<Succession> successions = new ArrayList<>();
  private SigningKey.Pair own = SigningKey.generate();
  private final List<JournalEntry> entries = new ArrayList<>();
  private ChainPoint durable = ChainPoint.START;
  Instant now = Instant.parse("2026-11-21T01:00:00Z");

  PaperHub(NodeName node, VerifyingKey nodeKey) {
    this.node = node;
    this.nodeKey = nodeKey;
  }

  VerifyingKey key() {
    return own.verifying();
  }

  List<JournalEntry> entries() {
    return entries;
  }

  long durable() {
    return durable.seq();
  }

  /** Takes what is whole of a file, and returns the receipt file. */
  byte[] take(byte[] file) throws IOException, WireException {
    return receipts(take(file, Integer.MAX_VALUE));
  }

  /** Takes at most so many batches, and returns their receipts. */
  List<byte[]> take(byte[] file, int most) throws IOException, WireException {
    List<byte[]> receipts = new ArrayList<>();
    var reader = new CarryReader(new ByteArrayInputStream(file), CarryKind.BATCHES);
    Optional<byte[]> message = reader.next();
    while (message.isPresent() && reader.messages() <= most) {
      receipts.add(hear(message.get()));
      message = reader.next();
    }
    return receipts;
  }

  Ending ending(byte[] file) throws IOException {
    var reader = new CarryReader(new ByteArrayInputStream(file), CarryKind.BATCHES);
    Optional<byte[]> message = reader.next();
    while (message.isPresent()) {
      message = reader.next();
    }
    return reader.ending();
  }

  private byte[] hear(byte[] message) throws WireException {
    BatchCodec.Opened opened = BatchCodec.open(message, node, nodeKey);
    Header header = opened.header();
    if (header.firstSeq() <= durable.seq() + 1 && header.lastSeq() > durable.seq()) {
      List<JournalEntry> sent = BatchCodec.unpack(opened).entries();
      entries.addAll(sent.subList((int) (durable.seq() + 1 - header.firstSeq()), sent.size()));
      durable = header.pointAfter();
    }
    return receipt(header.epoch(), durable, header.nonce());
  }

  byte[] receipt(long epoch, ChainPoint point, long nonce) {
    return receipt(node, epoch, point, nonce, own.signing());
  }

  byte[] receipt(NodeName to, long epoch, ChainPoint point, long nonce, SigningKey signing) {
    return ReceiptCodec.encode(
        new Receipt(to, epoch, point.seq(), point.mark(), now, ERROR, nonce, Duration.ZERO),
        signing);
  }

  /** Takes another signing key, and believes the one before no more. */
  void rotate() {
    SigningKey.Pair next = SigningKey.generate();
    successions.add(Succession.introduce(own.signing(), next.verifying()));
    own = next;
  }

  /** What a node is told of the hub's keys. */
  byte[] order(NodeName to, long number) {
    var order = new Order(to, number, List.of(key()), successions, seal, Octets.of(new byte[0]));
    return OrderCodec.encode(order, own.signing());
  }

  /** The hub comes out of a backup that it made when it had nothing. */
  void forgetAll() {
    entries.clear();
    durable = new ChainPoint(0, ChainMark.NONE);
  }

  static byte[] receipts(List<byte[]> receipts) throws IOException {
    var out = new ByteArrayOutputStream();
    var writer = new CarryWriter(out, CarryKind.RECEIPTS);
    for (byte[] receipt : receipts) {
      writer.add(receipt);
    }
    writer.finish();
    return out.toByteArray();
  }

  static Header header(byte[] file, NodeName node, VerifyingKey key)
      throws IOException, WireException {
    var reader = new CarryReader(new ByteArrayInputStream(file), CarryKind.BATCHES);
    return BatchCodec.open(reader.next().orElseThrow(), node, key).header();
  }
}
