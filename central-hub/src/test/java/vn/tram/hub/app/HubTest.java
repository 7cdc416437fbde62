package vn.tram.hub.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.fixture.Relay;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.query.NodeList;
import vn.tram.hub.query.NodeView;
import vn.tram.hub.query.Overview;
import vn.tram.hub.query.ParkedView;
import vn.tram.hub.query.RefusedView;
import vn.tram.hub.query.Rejects;
import vn.tram.hub.store.Database;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.NodeStateCodec;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** A whole hub: its broker, its database, and gates that speak to it over TLS. */
class HubTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static TestHome home;
  private static Relay databaseLine;
  private static Store store;
  private static Hub hub;
  private static int gates;

  private TestGate gate;

  @BeforeEach
  void enrol() {
    gates++;
    gate = home.enrol("cho-" + gates);
  }

  @BeforeAll
  static void start() throws HubException {
    home = new TestHome(folder);
    Database.Remote database = TestStore.freshDatabase();
    URI direct = URI.create(database.url().substring("jdbc:".length()));
    databaseLine = new Relay(direct.getPort());
    String relayed = "jdbc:postgresql://127.0.0.1:" + databaseLine.port() + direct.getPath();
    home.config(
        TestHome.yaml(new Database.Remote(relayed, database.user(), database.passwordFile())));
    store = Store.open(database);
    hub = hub(folder);
  }

  @AfterAll
  static void stop() {
    hub.close();
    store.close();
    databaseLine.close();
  }

  private static Hub hub(Path folder) throws HubException {
    HubHome home = HubHome.of(folder);
    return Hub.start(home, HubConfig.read(home));
  }

  private TestClient connect(TestGate who) {
    return who.connect(hub.broker()).subscribe(Topics.receipt(who.name()));
  }

  /** Sends a batch and waits for the receipt that answers it. */
  private static Receipt send(TestClient client, TestGate gate, Batch.Header header, byte[] batch)
      throws WireException {
    client.publish(Topics.batch(gate.name()), batch);
    while (true) {
      Receipt receipt = ReceiptCodec.decode(client.next().bytes(), gate.name(), gate.receipts());
      if (receipt.nonce() == header.nonce()) {
        return receipt;
      }
    }
  }

  private Receipt send(TestClient client, TestJournal journal, long from, long to)
      throws WireException {
    Batch.Header header = journal.header(from, to);
    return send(client, gate, header, journal.batch(header));
  }

  private NodeView view() {
    return new NodeList(store)
        .nodes().stream().filter(node -> node.node().equals(gate.name())).findFirst().orElseThrow();
  }

  private long checkIns() {
    return view().journals().stream().mapToLong(NodeView.JournalView::checkIns).sum();
  }

  @Test
  void aNodesBatchesAreMergedAndEachIsAnsweredByASignedReceipt() throws WireException {
    TestJournal journal = gate.journal(7).visit(1, 1_000).visit(2, 2_000).visit(3, 3_000);
    try (TestClient client = connect(gate)) {
      Instant before = Instant.now().minusMillis(1);
      Receipt asked = send(client, journal, 1, 0);
      assertEquals(0, asked.durable());

      Receipt first = send(client, journal, 1, 5);
      assertEquals(5, first.durable());
      assertEquals(7, first.epoch());
      assertEquals(Duration.ofMillis(250), first.hubError());
      assertEquals(Duration.ZERO, first.pause());
      assertTrue(first.hubTime().isAfter(before) && first.hubTime().isBefore(Instant.now()));

      assertEquals(9, send(client, journal, 6, 9).durable());
      assertEquals(9, send(client, journal, 10, 9).durable());
    }
    assertEquals(3, checkIns());
    await().atMost(LONG).until(() -> new Overview(store).counters().waiting() == 0);
    assertTrue(new Overview(store).counters().visits() >= 3);
  }

  @Test
  void whatCameBeforeIsTakenOnceAndWhatComesTooEarlyNotAtAll() throws WireException {
    TestJournal journal = gate.journal(7).visit(1, 1_000).visit(2, 2_000);
    try (TestClient client = connect(gate)) {
      assertEquals(0, send(client, journal, 6, 7).durable());
      assertEquals(5, send(client, journal, 1, 5).durable());
      assertEquals(5, send(client, journal, 1, 5).durable());
      assertEquals(7, send(client, journal, 4, 7).durable());
      assertEquals(7, send(client, journal, 1, 7).durable());
    }
    assertEquals(2, checkIns());
  }

  @Test
  void anotherEpochIsAnotherJournal() throws WireException {
    try (TestClient client = connect(gate)) {
      assertEquals(5, send(client, gate.journal(7).visit(1, 1_000), 1, 5).durable());
      Receipt other = send(client, gate.journal(8).visit(2, 1_000), 1, 5);
      assertEquals(5, other.durable());
      assertEquals(8, other.epoch());
    }
    assertEquals(2, view().journals().size());
    assertEquals(2, checkIns());
  }

  @Test
  void whatNobodyAnswersForIsListedWithItsReasonAndTheNodeGoesOn() throws WireException {
    TestGate other = home.enrol("khac-1");
    TestJournal journal = gate.journal(7).visit(1, 1_000);
    byte[] good = journal.batch(journal.header(1, 5));
    String topic = Topics.batch(gate.name());
    try (TestClient client = connect(gate)) {
      byte[] otherVersion = good.clone();
      otherVersion[0] = 9;
      client.publish(topic, otherVersion);
      client.publish(topic, Arrays.copyOf(good, 40));
      byte[] forged = good.clone();
      forged[forged.length - 1] ^= 1;
      client.publish(topic, forged);
      // Signed by one, sent by the other.
      TestJournal foreign = other.journal(1).visit(9, 1);
      client.publish(topic, foreign.batch(foreign.header(1, 5)));

      assertEquals(5, send(client, journal, 1, 5).durable());
      assertEquals(0, client.waiting());
    }
    Set<Reason> reasons =
        new Rejects(store)
            .refused(100).stream()
                .filter(one -> one.topic().equals(topic))
                .map(RefusedView::reason)
                .collect(Collectors.toSet());
    assertEquals(Set.of(Reason.UNKNOWN_VERSION, Reason.CUT_SHORT, Reason.WRONG_SIGNATURE), reasons);
    assertEquals(1, checkIns());
  }

  @Test
  void aBatchThatCannotBeUnderstoodIsPutAsideWithItsReasonAndTheNodeGoesOn() throws WireException {
    TestJournal journal = gate.journal(7).visit(1, 1_000);
    try (TestClient client = connect(gate)) {
      Batch.Header strange = journal.header(1, 3);
      assertEquals(3, send(client, gate, strange, journal.strangeBatch(strange)).durable());
      assertEquals(5, send(client, journal, 4, 5).durable());
      assertEquals(3, send(client, gate, strange, journal.strangeBatch(strange)).durable());
    }
    List<ParkedView> parked =
        new Rejects(store)
            .parked(100).stream().filter(one -> one.node().equals(gate.name())).toList();
    assertEquals(List.of(Reason.BAD_ENTRIES), parked.stream().map(ParkedView::reason).toList());
  }

  @Test
  void aNodeThatIsEnrolledWhileTheHubRunsIsServed() throws WireException {
    TestGate late = home.enrol("truong-1");
    TestJournal journal = late.journal(3).visit(1, 1_000);
    try (TestClient client = connect(late)) {
      Batch.Header header = journal.header(1, 5);
      assertEquals(5, send(client, late, header, journal.batch(header)).durable());
    }
    gate = late;
    assertEquals(1, checkIns());
  }

  @Test
  void aNodesStateAndItsLastWillAreSeenByTheHub() {
    byte[] alive = state(true);
    TestClient client =
        TestClient.connectWithWill(
            hub.broker(),
            gate.identity().tls(),
            gate.name().value(),
            Topics.state(gate.name()),
            state(false));
    client.retain(Topics.state(gate.name()), alive);
    await().atMost(LONG).until(() -> view().state().map(NodeState::online).orElse(false));
    assertEquals(12, view().state().orElseThrow().backlog());
    client.drop();
    await().atMost(LONG).until(() -> !view().state().map(NodeState::online).orElse(true));
  }

  private byte[] state(boolean online) {
    var state = new NodeState(gate.name(), online, "1.0", 7, 20, 8, 4096, 30, OptionalInt.empty());
    return NodeStateCodec.encode(state, gate.signing().signing());
  }

  @Test
  void whileTheDatabaseIsAwayNobodyGetsAReceiptAndAfterwardsEverythingGoesOn() throws Exception {
    TestJournal journal = gate.journal(7).visit(1, 1_000).visit(2, 2_000);
    try (TestClient client = connect(gate)) {
      assertEquals(5, send(client, journal, 1, 5).durable());
      databaseLine.cut();
      Batch.Header lost = journal.header(6, 7);
      client.publish(Topics.batch(gate.name()), journal.batch(lost));
      await().atMost(LONG).until(() -> status("/health/ready") == 503);
      assertEquals(200, status("/health/live"));
      assertEquals(1, checkIns());
      assertEquals(0, client.waiting());

      databaseLine.mend();
      await().atMost(LONG).until(() -> status("/health/ready") == 200);
      assertEquals(7, send(client, journal, 6, 7).durable());
    }
    assertEquals(2, checkIns());
  }

  @Test
  void twoHubsOnOneBrokerAndOneDatabaseMergeEverythingOnce(@TempDir Path second) throws Exception {
    new TestHome(second).copyOf(home);
    String shared =
        Files.readString(folder.resolve("hub.yaml"))
            .replace("port: 0\ndatabase", "uri: \"" + hub.broker() + "\"\ndatabase");
    Files.writeString(second.resolve("hub.yaml"), shared);
    TestJournal journal = gate.journal(7);
    for (int i = 0; i < 40; i++) {
      journal.visit(i, 1_000L * i);
    }
    try (Hub other = hub(second);
        TestClient client = connect(gate)) {
      assertEquals(hub.broker(), other.broker());
      long durable = 0;
      while (durable < journal.lastSeq()) {
        durable =
            send(client, journal, durable + 1, Math.min(durable + 3, journal.lastSeq())).durable();
        // Again, to whichever hub is next.
        assertEquals(durable, send(client, journal, 1, durable).durable());
      }
    }
    assertEquals(40, checkIns());
  }

  @Test
  void aHubThatIsStoppedAndStartedAgainKnowsWhereItsNodesStand() throws Exception {
    TestJournal journal = gate.journal(7).visit(1, 1_000);
    try (TestClient client = connect(gate)) {
      assertEquals(5, send(client, journal, 1, 5).durable());
    }
    hub.close();
    hub = hub(folder);
    try (TestClient client = connect(gate)) {
      assertEquals(5, send(client, journal, 6, 5).durable());
    }
  }

  @Test
  void monitoringFindsHealthAndFigures() throws Exception {
    assertEquals(200, status("/health/live"));
    await().atMost(LONG).until(() -> status("/health/ready") == 200);
    String metrics = get("/metrics").body();
    assertTrue(metrics.contains("tram_hub_traffic_total{kind=\"answered\""), metrics);
    assertTrue(metrics.contains("tram_hub_lanes_waiting"), metrics);
    assertTrue(metrics.contains("tram_hub_journals_apart"), metrics);
    assertTrue(metrics.contains("tram_hub_parked_batches"), metrics);
  }

  private int status(String path) throws IOException, InterruptedException {
    return get(path).statusCode();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(hub.console().resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
