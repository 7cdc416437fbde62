package vn.tram.edge.uplink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import vn.tram.edge.uplink.Inbox.Event;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;

/** What a hub does on the wire, for one node: it keeps what comes in order, and says so. */
final class TestHub implements AutoCloseable {
  private static final long PATIENCE = Duration.ofMillis(50).toNanos();

  private final Supplier<Dial> dial;
  private final NodeName node;
  private final VerifyingKey nodeKey;
  private final SigningKey key;
  private final List<JournalEntry> entries = new CopyOnWriteArrayList<>();
  private final List<NodeState> states = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("test-hub").unstarted(this::run);
  private volatile Manner manner;
  private volatile Way way = List::of;
  private volatile Supplier<List<Rumour>> rumours = List::of;
  private volatile boolean listening;
  private volatile boolean closed;
  private volatile Inbox inbox = new Inbox();

  /** What the hub sends after it has taken a batch, or not. */
  @FunctionalInterface
  interface Manner {
    List<byte[]> answers(Header header, TestHub hub);
  }

  /** What the broker makes of a batch on its way: nothing, one, or several, of now or of before. */
  @FunctionalInterface
  interface Way {
    List<byte[]> delivered(byte[] sent);
  }

  /** What the broker says to the node in the hub's name, as it likes. */
  record Rumour(String topic, byte[] bytes) {}

  TestHub(Supplier<Dial> dial, NodeName node, VerifyingKey nodeKey, SigningKey key) {
    this.dial = dial;
    this.node = node;
    this.nodeKey = nodeKey;
    this.key = key;
    this.manner = (header, hub) -> List.of(hub.receipt(header));
  }

  void start() {
    thread.start();
  }

  void behave(Manner manner) {
    this.manner = manner;
  }

  void betray(Way hostile, Supplier<List<Rumour>> talk) {
    this.way = hostile;
    this.rumours = talk;
  }

  boolean listening() {
    return listening;
  }

  /** The last entry that it has. */
  long durable() {
    return entries.size();
  }

  List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** As if it came out of a backup. */
  void forgetBehind(int seq) {
    entries.subList(seq, entries.size()).clear();
  }

  List<NodeState> states() {
    return List.copyOf(states);
  }

  byte[] receipt(Header header) {
    return receipt(header.epoch(), point(), header.nonce(), key);
  }

  /** Up to where it has the log, and the mark there. */
  ChainPoint point() {
    return Chain.of(ChainPoint.START, entries.stream().map(EntryCodec::encode).toList()).after();
  }

  byte[] receipt(long epoch, ChainPoint point, long nonce, SigningKey signing) {
    var receipt =
        new Receipt(
            node,
            epoch,
            point.seq(),
            point.mark(),
            Instant.now(),
            Duration.ofMillis(1),
            nonce,
            Duration.ZERO);
    return ReceiptCodec.encode(receipt, signing);
  }

  private void run() {
    while (!closed) {
      var fresh = new Inbox();
      inbox = fresh;
      try (MqttLink link =
          MqttLink.open(
              dial.get(), new byte[] {0}, bytes -> new Event.Arrived(bytes, 0, 0), fresh)) {
        serve(link, fresh);
      } catch (LinkException | InterruptedException e) {
        // Once more, when a moment has passed.
        awaitQuietly(new Inbox());
      }
      listening = false;
    }
  }

  private void serve(MqttLink link, Inbox from) throws LinkException, InterruptedException {
    int granted = 0;
    while (!closed) {
      Optional<Event> event = from.take(Duration.ofSeconds(20).toNanos());
      switch (event.orElse(new Event.Appended())) {
        case Event.Granted grant -> {
          switch (++granted) {
            case 1 -> link.subscribe(Topics.ALL_BATCHES);
            case 2 -> link.subscribe(Topics.ALL_STATES);
            default -> listening = true;
          }
        }
        case Event.Arrived arrived -> {
          for (byte[] delivered : way.delivered(arrived.bytes())) {
            hear(link, delivered);
          }
          for (Rumour rumour : rumours.get()) {
            link.publish(rumour.topic(), rumour.bytes(), false);
          }
        }
        case Event.Broken broken -> throw broken.why();
        case Event.Appended nothing -> {}
        case Event.Ordered ordered -> {}
        case Event.Closing closing -> closed = true;
      }
    }
  }

  private void hear(MqttLink link, byte[] bytes) throws LinkException {
    try {
      BatchCodec.Opened opened = BatchCodec.open(bytes, node, nodeKey);
      Header header = opened.header();
      if (header.firstSeq() <= durable() + 1) {
        List<JournalEntry> sent = BatchCodec.unpack(opened).entries();
        int known = (int) Math.min(sent.size(), durable() + 1 - header.firstSeq());
        entries.addAll(sent.subList(known, sent.size()));
      }
      for (byte[] answer : manner.answers(header, this)) {
        link.publish(Topics.receipt(node), answer, false);
      }
    } catch (WireException e) {
      hearState(bytes);
    }
  }

  private void hearState(byte[] bytes) {
    try {
      states.add(NodeStateCodec.decode(bytes, node, nodeKey));
    } catch (WireException e) {
      // A will of another client of the test.
    }
  }

  private static void awaitQuietly(Inbox nothingComes) {
    try {
      nothingComes.take(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    inbox.post(new Event.Closing());
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
