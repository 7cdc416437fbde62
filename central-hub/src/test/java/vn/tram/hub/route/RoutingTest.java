package vn.tram.hub.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.broker.BrokerSettings;
import vn.tram.hub.broker.HubBroker;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.inlet.Inlet;
import vn.tram.hub.inlet.InletSettings;
import vn.tram.hub.merge.Merge;
import vn.tram.hub.merge.Nodes;
import vn.tram.hub.merge.SealKeys;
import vn.tram.hub.query.Overview;
import vn.tram.hub.registry.Registry;
import vn.tram.hub.route.Traffic.Kind;
import vn.tram.hub.store.Store;
import vn.tram.hub.store.TestStore;
import vn.tram.hub.vault.Vault;
import vn.tram.hub.visit.Pairing;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;

/** Routes under load, with lanes that are far too short. */
class RoutingTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final RoutingSettings SHORT =
      new RoutingSettings(2, 4, RoutingSettings.CLOCK_ERROR);

  @TempDir Path folder;
  private TestHome home;
  private TestGate gate;
  private HubBroker broker;
  private URI uri;
  private Store store;
  private Routing routing;

  @BeforeEach
  void start() throws InterruptedException {
    home = new TestHome(folder);
    gate = home.enrol("cho-1");
    var registry = new Registry(folder.resolve("nodes"));
    var settings =
        new BrokerSettings(
            "127.0.0.1",
            0,
            folder.resolve("broker"),
            folder.resolve("keys/broker.p12"),
            "test",
            folder.resolve("keys/ca.pem"),
            home.hub().fingerprint());
    broker = HubBroker.start(settings, registry, (topic, bytes, reason) -> {});
    uri = URI.create("ssl://127.0.0.1:" + broker.port());
    store = TestStore.fresh();
    var merge =
        new Merge(
            store,
            new Vault(Octets.of(new byte[32])),
            SealKeys.of(List.of(home.seal())),
            new CardReader(List.of()));
    var inlet = new Inlet(new InletSettings(uri, home.hub().tls(), "hub/test"));
    routing =
        new Routing(
            SHORT, registry, merge, new Nodes(store), new Pairing(store), inlet, home::signing);
    routing.file();
    routing.start();
    assertTrue(inlet.awaitConnected(LONG));
  }

  @AfterEach
  void stop() {
    routing.close();
    broker.close();
    store.close();
  }

  private Receipt receipt(TestClient client) throws WireException {
    return ReceiptCodec.decode(client.next().bytes(), gate.name(), gate.receipts());
  }

  @Test
  void aFullLaneDropsAndAsksForAPauseAndWhatIsSentAgainIsMergedOnce()
      throws SQLException, WireException {
    TestJournal journal = gate.journal(7);
    for (int i = 0; i < 20; i++) {
      journal.visit(i, 1_000L * i);
    }
    String topic = Topics.batch(gate.name());
    try (TestClient client = gate.connect(uri).subscribe(Topics.receipt(gate.name()))) {
      client.publish(topic, journal.batch(journal.header(1, 3)));
      assertEquals(3, receipt(client).durable());

      int sent = 20;
      try (Connection connection = store.source().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("select from journal for update");
        for (int i = 0; i < sent; i++) {
          client.publish(topic, journal.batch(journal.header(4 + 2L * i, 5 + 2L * i)));
        }
        await().atMost(LONG).until(() -> routing.traffic().count(Kind.RECEIVED) == sent + 1);
        assertEquals(SHORT.capacity(), routing.waiting());
        connection.rollback();
      }
      long dropped = routing.traffic().count(Kind.DROPPED);
      assertEquals(sent - SHORT.capacity() - 1, dropped);

      Receipt first = receipt(client);
      assertTrue(first.pause().isPositive(), first::toString);
      long durable = first.durable();
      while (durable < 3 + 2 * (SHORT.capacity() + 1)) {
        durable = receipt(client).durable();
      }
      Batch.Header rest = journal.header(durable + 1, journal.lastSeq());
      client.publish(topic, journal.batch(rest));
      assertEquals(journal.lastSeq(), receipt(client).durable());
    }
    assertEquals(20, new Overview(store).counters().checkIns());
  }

  @Test
  void oneWhoSendsWithoutEndKeepsNobodyElseOutOfTheLane() throws Exception {
    TestJournal backlog = gate.journal(7);
    for (int i = 0; i < 20; i++) {
      backlog.visit(i, 1_000L * i);
    }
    List<TestGate> others = new ArrayList<>();
    for (int number = 2; others.size() < SHORT.capacity(); number++) {
      TestGate other = home.enrol("cho-" + number);
      if (lane(other) == lane(gate)) {
        others.add(other);
      }
    }
    try (TestClient greedy = gate.connect(uri).subscribe(Topics.receipt(gate.name()))) {
      greedy.publish(Topics.batch(gate.name()), backlog.batch(backlog.header(1, 3)));
      assertEquals(3, receipt(greedy).durable());
      int sent = 20;
      try (Connection connection = store.source().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("select from journal for update");
        for (int i = 0; i < sent; i++) {
          greedy.publish(
              Topics.batch(gate.name()), backlog.batch(backlog.header(4 + 2L * i, 5 + 2L * i)));
        }
        await().atMost(LONG).until(() -> routing.traffic().count(Kind.RECEIVED) == sent + 1);
        long dropped = routing.traffic().count(Kind.DROPPED);
        assertTrue(dropped > 0, "the lane is not full");
        for (TestGate other : others) {
          TestJournal journal = other.journal(7).visit(1, 1_000);
          try (TestClient client = other.connect(uri)) {
            client.publish(Topics.batch(other.name()), journal.batch(journal.header(1, 3)));
          }
        }
        await()
            .atMost(LONG)
            .until(() -> routing.traffic().count(Kind.RECEIVED) == sent + 1 + SHORT.capacity());
        assertEquals(dropped, routing.traffic().count(Kind.DROPPED), "somebody else is kept out");
        connection.rollback();
      }
      await().atMost(LONG).untilAsserted(() -> assertEquals(others.size(), journalsAt(3)));
    }
  }

  private int lane(TestGate of) {
    return Math.floorMod(Topics.nodeOf(Topics.batch(of.name())).hashCode(), SHORT.lanes());
  }

  private int journalsAt(long cursor) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from journal where cursor = ?")
                    .bind(0, cursor)
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void whatWaitsWhenTheHubIsToldToStopIsMergedAndAnsweredFirst()
      throws SQLException, WireException, InterruptedException {
    TestJournal journal = gate.journal(7).visit(1, 1_000).visit(2, 2_000);
    String topic = Topics.batch(gate.name());
    try (TestClient client = gate.connect(uri).subscribe(Topics.receipt(gate.name()))) {
      client.publish(topic, journal.batch(journal.header(1, 3)));
      assertEquals(3, receipt(client).durable());
      Thread stopping;
      try (Connection connection = store.source().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("select from journal for update");
        client.publish(topic, journal.batch(journal.header(4, 5)));
        client.publish(topic, journal.batch(journal.header(6, 7)));
        await().atMost(LONG).until(() -> routing.traffic().count(Kind.RECEIVED) == 3);
        stopping = Thread.ofVirtual().start(routing::close);
        await().atMost(LONG).until(() -> !routing.open());
        connection.rollback();
      }
      assertEquals(7, receipt(client).durable(), "one answer for both: nothing is left to rest");
      assertTrue(stopping.join(LONG));
    }
    assertEquals(2, new Overview(store).counters().checkIns());
  }

  @Test
  void smallBatchesCloseTogetherShareTheReceiptOfTheLast() throws SQLException, WireException {
    TestJournal journal = gate.journal(7);
    for (int i = 0; i < 6; i++) {
      journal.visit(i, 1_000L * i);
    }
    String topic = Topics.batch(gate.name());
    try (TestClient client = gate.connect(uri).subscribe(Topics.receipt(gate.name()))) {
      Batch.Header question = journal.header(1, 0);
      client.publish(topic, journal.batch(question));
      assertEquals(question.nonce(), receipt(client).nonce());
      List<Batch.Header> row =
          List.of(journal.header(1, 3), journal.header(4, 5), journal.header(6, 7));
      Receipt last;
      try (Connection connection = store.source().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        statement.execute("select from journal for update");
        for (Batch.Header header : row) {
          client.publish(topic, journal.batch(header));
        }
        await().atMost(LONG).until(() -> routing.traffic().count(Kind.RECEIVED) == 4);
        connection.rollback();
      }
      do {
        last = receipt(client);
      } while (last.durable() < 7);
      assertEquals(row.getLast().nonce(), last.nonce());
      await().atMost(LONG).until(() -> routing.traffic().count(Kind.ANSWERED) == 4);

      // Beyond what is there: asked for, so answered, however soon.
      Batch.Header gap = journal.header(10, 11);
      client.publish(topic, journal.batch(gap));
      Receipt answer = receipt(client);
      assertEquals(gap.nonce(), answer.nonce());
      assertEquals(7, answer.durable());
    }
  }
}
