package vn.tram.hub.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.fixture.RawClient;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestClient.Refusal;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.merge.Room;
import vn.tram.hub.query.ParkedView;
import vn.tram.hub.query.RefusedView;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.store.Database;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** An enrolled box in foreign hands against a whole hub, and an honest one beside it. */
class HostileNodeTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static TestHome home;
  private static Store store;
  private static Hub hub;
  private static int gates;

  private TestGate hostile;
  private TestGate honest;

  @BeforeAll
  static void start() throws HubException {
    home = new TestHome(folder);
    Database.Remote database = TestStore.freshDatabase();
    home.config(TestHome.yaml(database));
    store = Store.open(database);
    HubHome hubHome = HubHome.of(folder);
    hub = Hub.start(hubHome, HubConfig.read(hubHome));
  }

  @AfterAll
  static void stop() {
    hub.close();
    store.close();
  }

  @BeforeEach
  void enrol() {
    gates++;
    hostile = home.enrol("thu-dich-" + gates);
    honest = home.enrol("that-tha-" + gates);
  }

  /** Whatever a hostile node did, an honest one is served. */
  @AfterEach
  void theHonestNodeIsServed() throws WireException {
    try (TestClient client = connect(honest)) {
      TestJournal journal = honest.journal(1).visit(1, 1_000);
      Batch.Header header = journal.header(1, journal.lastSeq());
      client.publish(Topics.batch(honest.name()), journal.batch(header));
      assertEquals(journal.lastSeq(), receipt(client, honest).durable());
    }
  }

  private TestClient connect(TestGate gate) {
    return gate.connect(hub.broker()).subscribe(Topics.receipt(gate.name()));
  }

  private static Receipt receipt(TestClient client, TestGate gate) throws WireException {
    return ReceiptCodec.decode(client.next().bytes(), gate.name(), gate.receipts());
  }

  private RawClient raw() {
    return RawClient.connect(hub.broker(), hostile.identity().tls(), hostile.name().value());
  }

  private Set<Reason> refused() {
    return new Rejects(store)
        .refused(1_000).stream()
            .filter(row -> row.topic().equals(Topics.batch(hostile.name())))
            .map(RefusedView::reason)
            .collect(Collectors.toSet());
  }

  private void awaitRefused(Reason reason) {
    await().atMost(LONG).until(() -> refused().contains(reason));
  }

  @Test
  void otherNamesAreNeitherHisTopicsNorHisBatches() throws Exception {
    TestJournal foreign = honest.journal(9).visit(1, 1_000);
    byte[] stolen = foreign.batch(foreign.header(1, 3));
    byte[] pretended = pretended();
    try (TestClient client = connect(hostile)) {
      // Another's signature, and another's name under his own.
      client.publish(Topics.batch(hostile.name()), stolen);
      client.publish(Topics.batch(hostile.name()), pretended);
      awaitRefused(Reason.WRONG_SIGNATURE);
      awaitRefused(Reason.FOREIGN_NODE);
    }
    for (String topic :
        Set.of(
            Topics.batch(honest.name()),
            Topics.state(honest.name()),
            Topics.request(honest.name()),
            Topics.receipt(honest.name()),
            Topics.order(hostile.name()))) {
      try (TestClient client = connect(hostile)) {
        client.publish(topic, stolen);
        throw new AssertionError(topic + " is open to " + hostile.name());
      } catch (Refusal refusal) {
        assertTrue(refusal.getMessage().contains(topic), refusal.getMessage());
      }
    }
  }

  /** Signed by the hostile node's own key, in the honest node's name. */
  private byte[] pretended() {
    var pretender =
        new TestGate(
            honest.name(),
            hostile.identity(),
            hostile.signing(),
            hostile.seal(),
            hostile.receipts());
    TestJournal journal = pretender.journal(3).visit(7, 1);
    return journal.batch(journal.header(1, 3));
  }

  @Test
  void aBatchThatIsTooLargeIsListedWhetherTheBrokerStopsItOrTheHub() throws Exception {
    try (TestClient client = connect(hostile)) {
      client.publish(Topics.batch(hostile.name()), new byte[560 * 1024]);
      awaitRefused(Reason.TOO_LARGE);
    }
    long before = times(Reason.TOO_LARGE);
    for (int size : new int[] {700 * 1024, 3 << 20}) {
      try (RawClient client = raw()) {
        try {
          client.publish(Topics.batch(hostile.name()), new byte[size]);
          client.awaitEnd();
        } catch (IOException _) {
          // It hung up in the middle of the packet, which is the best that it can do.
        }
      }
      before++;
      long wanted = before;
      await().atMost(LONG).until(() -> times(Reason.TOO_LARGE) >= wanted);
    }
  }

  private long times(Reason reason) {
    return new Rejects(store)
        .refused(1_000).stream()
            .filter(row -> row.topic().equals(Topics.batch(hostile.name())))
            .filter(row -> row.reason() == reason)
            .mapToLong(RefusedView::times)
            .sum();
  }

  @Test
  void aDeflateBombAndOtherNonsenseIsPutAsideAndCostsNoMemory() throws Exception {
    TestJournal journal = hostile.journal(4).visit(1, 1);
    byte[] bomb = packed(journal.header(1, 3), new byte[100 << 20]);
    assertTrue(bomb.length < 512 * 1024, bomb.length + " bytes");
    try (TestClient client = connect(hostile)) {
      client.publish(Topics.batch(hostile.name()), bomb);
      assertEquals(3, receipt(client, hostile).durable());
      Random random = new Random(5);
      for (int i = 0; i < 40; i++) {
        byte[] noise = new byte[1 + random.nextInt(300)];
        random.nextBytes(noise);
        client.publish(
            Topics.batch(hostile.name()),
            packed(hostile.journal(100 + i).visit(1, 1).header(1, 3), noise));
        assertEquals(3, receipt(client, hostile).durable());
      }
    }
    assertEquals(
        41,
        new Rejects(store)
            .parked(1_000).stream().map(ParkedView::node).filter(hostile.name()::equals).count());
  }

  @Test
  void beyondItsRoomNonsenseIsNotAcknowledgedAndTheNodeIsAskedToRest() throws Exception {
    TestJournal journal = hostile.journal(3).visit(1, 1);
    try (TestClient client = connect(hostile)) {
      client.publish(
          Topics.batch(hostile.name()), packed(journal.header(1, 3), new byte[] {1, 2, 3}));
      assertEquals(3, receipt(client, hostile).durable());
      // As if it had sent a hundred of the largest.
      store
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "update parked set raw = decode(repeat('00', 64 << 20), 'hex')"
                          + " where journal in (select j.id from journal j join node n"
                          + " on n.id = j.node where n.name = ? and j.epoch = 3)",
                      hostile.name().value()));
      client.publish(
          Topics.batch(hostile.name()), packed(journal.header(4, 5), new byte[] {1, 2, 3}));
      Receipt refused = receipt(client, hostile);
      assertEquals(3, refused.durable(), "acknowledged and not taken");
      assertTrue(refused.pause().toMinutes() >= 1, refused::toString);
      client.publish(Topics.batch(hostile.name()), journal.batch(journal.header(4, 5)));
      assertEquals(5, receipt(client, hostile).durable(), "what is understood needs no room");
    }
    assertEquals(
        List.of(hostile.name()), new Rejects(store).full().stream().map(Room.Full::node).toList());
  }

  /** Signed as it should be, and what should be entries is something else. */
  private byte[] packed(Batch.Header header, byte[] plain) {
    List<byte[]> entries =
        IntStream.range(0, header.count()).mapToObj(i -> i == 0 ? plain : new byte[0]).toList();
    return BatchCodec.encode(header, entries, hostile.signing().signing());
  }

  @Test
  void gapsWithoutEndAreAnsweredAndStoreNothing() throws Exception {
    TestJournal journal = hostile.journal(5);
    for (int i = 0; i < 50; i++) {
      journal.visit(i, i);
    }
    try (TestClient client = connect(hostile)) {
      for (int from = 4; from < 100; from += 2) {
        Batch.Header header = journal.header(from, from + 1);
        client.publish(Topics.batch(hostile.name()), journal.batch(header));
        assertEquals(0, receipt(client, hostile).durable());
      }
    }
  }

  @Test
  void aFloodIsCutOffAndListed() throws Exception {
    // Small messages: the slowest machine sends more of them a second than a node may.
    byte[] junk = new byte[100];
    try (RawClient client = raw()) {
      for (int i = 0; i < 100_000; i++) {
        client.publish(Topics.batch(hostile.name()), junk);
      }
      client.awaitEnd();
    } catch (IOException _) {
      // It hung up in the middle, which is the best that it can do.
    }
    awaitRefused(Reason.TOO_MUCH);
  }

  @Test
  void bytesThatAreNoMessageAreListed() throws Exception {
    TestJournal journal = hostile.journal(6).visit(1, 1);
    byte[] good = journal.batch(journal.header(1, 3));
    try (TestClient client = connect(hostile)) {
      client.publish(Topics.batch(hostile.name()), Arrays.copyOf(good, 30));
      byte[] later = good.clone();
      later[0] = 2;
      client.publish(Topics.batch(hostile.name()), later);
      awaitRefused(Reason.CUT_SHORT);
      awaitRefused(Reason.UNKNOWN_VERSION);
    }
  }

  @Test
  void whoIsPutOutIsCutOffAtOnceByAHubThatRunsAndServedWhenHeIsLetInAgain() throws Exception {
    TestJournal journal = hostile.journal(8).visit(1, 1);
    byte[] batch = journal.batch(journal.header(1, 5));
    var registrar = new Registrar(folder.resolve("nodes"));
    NodeName name = hostile.name();
    try (TestClient client = connect(hostile)) {
      registrar.revoke(name, "stolen", Instant.now());
      assertTrue(client.awaitEnd());
    }
    registrar.readmit(name);
    try (TestClient client = connect(hostile)) {
      client.publish(Topics.batch(name), batch);
      assertEquals(5, receipt(client, hostile).durable());
    }
  }
}
