package vn.tram.hub.broker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.fixture.TestAuthority;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestClient.Arrived;
import vn.tram.hub.fixture.TestClient.Refusal;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;

/** A real broker, real clients, real certificates. */
class HubBrokerTest {
  private static final byte[] WORD = {1, 2, 3};

  @TempDir Path folder;
  private TestHome home;
  private TestGate gate;
  private HubBroker broker;
  private URI uri;

  @BeforeEach
  void start() {
    home = new TestHome(folder);
    gate = home.enrol("cho-1");
    broker =
        HubBroker.start(
            settings(0), new Registry(folder.resolve("nodes")), (topic, bytes, reason) -> {});
    uri = URI.create("ssl://127.0.0.1:" + broker.port());
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private BrokerSettings settings(int port) {
    return new BrokerSettings(
        "127.0.0.1",
        port,
        folder.resolve("broker"),
        folder.resolve("keys/broker.p12"),
        "test",
        folder.resolve("keys/ca.pem"),
        home.hub().fingerprint());
  }

  private TestClient hub() {
    return TestClient.connect(uri, home.hub().tls(), "hub/test");
  }

  @Test
  void whatANodeSaysReachesTheHubAndWhatTheHubAnswersReachesTheNode() {
    try (TestClient hub = hub().subscribe("$share/hub/tram/1/+/batch");
        TestClient node = gate.connect(uri).subscribe("tram/1/cho-1/receipt")) {
      node.publish("tram/1/cho-1/batch", WORD);
      Arrived batch = hub.next();
      assertEquals("tram/1/cho-1/batch", batch.topic());
      assertArrayEquals(WORD, batch.bytes());

      hub.publish("tram/1/cho-1/receipt", WORD);
      assertArrayEquals(WORD, node.next().bytes());
    }
  }

  @Test
  void twoInletsOfOneShareGetEveryBatchOnce() {
    try (TestClient one = hub().subscribe("$share/hub/tram/1/+/batch");
        TestClient two =
            TestClient.connect(uri, home.hub().tls(), "hub/other")
                .subscribe("$share/hub/tram/1/+/batch");
        TestClient node = gate.connect(uri)) {
      for (int i = 0; i < 10; i++) {
        node.publish("tram/1/cho-1/batch", WORD);
      }
      for (int i = 0; i < 10; i++) {
        (i % 2 == 0 ? one : two).next();
      }
      assertEquals(0, one.waiting() + two.waiting());
    }
  }

  @Test
  void aNodeCannotConnectUnderAnotherName() {
    home.enrol("cho-2");
    for (String name : List.of("cho-2", "hub", "hub/1", "CHO-1", "")) {
      assertThrows(Refusal.class, () -> TestClient.connect(uri, gate.identity().tls(), name), name);
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityDoesNotEvenGetToAsk() {
    var foreign = new TestAuthority().issue("cho-1");
    assertThrows(Refusal.class, () -> TestClient.connect(uri, foreign.tls(), "cho-1"));
    // The client must trust our broker for the refusal to be the broker's.
    var mixed =
        new TestAuthority.Identity(
            foreign.certificate(), foreign.key(), gate.identity().authority());
    assertThrows(Refusal.class, () -> TestClient.connect(uri, mixed.tls(), "cho-1"));
  }

  @Test
  void aCertificateThatIsNotOnTheListIsRefusedAlthoughOurAuthorityIssuedIt() {
    assertThrows(Refusal.class, () -> home.stranger("cho-9").connect(uri));
    TestGate cloned = home.stranger("cho-1");
    assertThrows(Refusal.class, () -> cloned.connect(uri));
    TestGate pretender = home.stranger("hub");
    assertThrows(Refusal.class, () -> pretender.connect(uri));
    home.list(pretender);
    assertThrows(Refusal.class, () -> pretender.connect(uri));
  }

  @Test
  void aNodeThatIsEnrolledWhileTheBrokerRunsGetsIn() {
    TestGate late = home.enrol("truong-1");
    try (TestClient client = late.connect(uri)) {
      client.publish("tram/1/truong-1/batch", WORD);
    }
  }

  @Test
  void aNodeThatIsStruckOffLosesItsRightsAtOnce() {
    try (TestClient client = gate.connect(uri)) {
      client.publish("tram/1/cho-1/batch", WORD);
      home.strike(gate);
      assertThrows(RuntimeException.class, () -> client.publish("tram/1/cho-1/batch", WORD));
    }
    assertThrows(Refusal.class, () -> gate.connect(uri));
  }

  @Test
  void aNodeThatIsPutOutIsCutOffAndRefusedUntilItIsLetInAgain() throws Exception {
    TestGate other = home.enrol("cho-2");
    var registrar = new Registrar(folder.resolve("nodes"));
    try (TestClient client = gate.connect(uri);
        TestClient unconcerned = other.connect(uri)) {
      registrar.revoke(gate.name(), "lost on the road", Instant.now());
      broker.dropTheUnwelcome();
      assertTrue(client.awaitEnd());
      assertThrows(Refusal.class, () -> gate.connect(uri));
      unconcerned.publish("tram/1/cho-2/batch", WORD);
    }
    registrar.readmit(gate.name());
    gate.connect(uri).close();
  }

  @Test
  void aBoxWhoseNameWentToAnotherIsOut() throws Exception {
    TestGate fresh = home.stranger("cho-1");
    try (TestClient client = gate.connect(uri)) {
      home.list(fresh);
      broker.dropTheUnwelcome();
      assertTrue(client.awaitEnd());
    }
    assertThrows(Refusal.class, () -> gate.connect(uri));
    fresh.connect(uri).close();
  }

  @Test
  void theCertificateBeforeTheLastRenewalIsGoodUntilTheNext() throws Exception {
    var registrar = new Registrar(folder.resolve("nodes"));
    var second = home.authority().issue("cho-1");
    var third = home.authority().issue("cho-1");
    registrar.renew(gate.name(), second.certificate(), 1);
    gate.connect(uri).close();
    TestClient.connect(uri, second.tls(), "cho-1").close();
    registrar.renew(gate.name(), third.certificate(), 2);
    TestClient.connect(uri, second.tls(), "cho-1").close();
    TestClient.connect(uri, third.tls(), "cho-1").close();
    assertThrows(Refusal.class, () -> gate.connect(uri));
  }

  @Test
  void theBrokersInnerUserIsNoWayIn() {
    assertThrows(
        Refusal.class,
        () ->
            TestClient.connectAs(
                uri, gate.identity().tls(), "cho-2", "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"));
  }

  @Test
  void aNodeCannotPublishElsewhere() {
    home.enrol("cho-2");
    try (TestClient client = gate.connect(uri)) {
      for (String topic :
          List.of(
              "tram/1/cho-2/batch",
              "tram/1/cho-2/state",
              "tram/1/cho-1/receipt",
              "tram/1/cho-2/receipt",
              "tram/1/cho-1/order",
              "tram/1/cho-1/batch/more",
              "tram/2/cho-1/batch",
              "activemq.management",
              "$sys.mqtt.retain.tram/1/cho-2/state",
              "anything")) {
        assertThrows(Refusal.class, () -> client.publish(topic, WORD), topic);
        client.publish("tram/1/cho-1/batch", WORD);
      }
    }
  }

  @Test
  void aNodeCannotSubscribeElsewhere() {
    try (TestClient client = gate.connect(uri)) {
      for (String filter :
          List.of(
              "#",
              "+/1/cho-1/receipt",
              "tram/#",
              "tram/1/+/receipt",
              "tram/1/+/batch",
              "tram/1/cho-2/receipt",
              "tram/1/cho-2/order",
              "tram/1/cho-1/batch",
              "tram/1/cho-1/#",
              "$share/hub/tram/1/+/batch",
              "$sys.mqtt.retain.tram/1/+/state",
              "activemq.notifications")) {
        assertThrows(Refusal.class, () -> client.subscribe(filter), filter);
      }
      client.subscribe("tram/1/cho-1/receipt").subscribe("tram/1/cho-1/order");
    }
  }

  @Test
  void theBrokersOwnNotationInATopicEndsTheConnection() {
    try (TestClient client = gate.connect(uri)) {
      assertThrows(
          RuntimeException.class, () -> client.publish("tram/1/cho-1/batch::anything", WORD));
      assertTrue(client.awaitEnd());
    }
  }

  @Test
  void aStateIsKeptForAHubThatComesLater() {
    try (TestClient client = gate.connect(uri)) {
      client.retain("tram/1/cho-1/state", new byte[] {1});
      client.retain("tram/1/cho-1/state", new byte[] {2});
    }
    try (TestClient hub = hub().subscribe("tram/1/+/state")) {
      Arrived state = hub.next();
      assertTrue(state.retained());
      assertArrayEquals(new byte[] {2}, state.bytes());
      assertEquals(0, hub.waiting());
    }
  }

  @Test
  void theLastWillOfANodeThatIsCutOffReachesTheHub() {
    try (TestClient hub = hub().subscribe("tram/1/+/state")) {
      TestClient client =
          TestClient.connectWithWill(
              uri, gate.identity().tls(), "cho-1", "tram/1/cho-1/state", WORD);
      client.drop();
      Arrived will = hub.next();
      assertEquals("tram/1/cho-1/state", will.topic());
      assertArrayEquals(WORD, will.bytes());
    }
  }

  @Test
  void aLastWillOnAnotherNodesTopicIsNotPublished() {
    TestGate other = home.enrol("cho-2");
    try (TestClient hub = hub().subscribe("tram/1/+/state");
        TestClient honest = other.connect(uri)) {
      TestClient client =
          TestClient.connectWithWill(
              uri, gate.identity().tls(), "cho-1", "tram/1/cho-2/state", WORD);
      client.drop();
      // A second connection under the name waits for the end of the first.
      try (TestClient again = gate.connect(uri)) {
        again.publish("tram/1/cho-1/state", new byte[] {9});
      }
      assertEquals("tram/1/cho-1/state", hub.next().topic());
      honest.publish("tram/1/cho-2/state", new byte[] {8});
      assertArrayEquals(new byte[] {8}, hub.next().bytes());
    }
  }

  @Test
  void whatAHubDoesNotTakeIsDroppedAndNotHoarded() {
    try (TestClient hub = hub().subscribe("$share/hub/tram/1/+/batch");
        TestClient node = gate.connect(uri)) {
      hub.hold();
      int sent = 200;
      byte[] large = new byte[400_000];
      for (int i = 0; i < sent; i++) {
        node.publish("tram/1/cho-1/batch", large);
      }
      hub.release();
      int came = 0;
      while (hub.next().bytes().length != WORD.length) {
        came++;
        // While the broker is still full this is dropped, too: a node sends again.
        node.publish("tram/1/cho-1/batch", WORD);
      }
      assertTrue(came < sent * 3 / 4, came + " of " + sent);
    }
  }

  @Test
  void aPortThatIsTakenIsSaidSo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      BrokerException e =
          assertThrows(
              BrokerException.class,
              () ->
                  HubBroker.start(
                      settings(taken.getLocalPort()),
                      new Registry(folder.resolve("nodes")),
                      (topic, bytes, reason) -> {}));
      assertEquals(BrokerException.Reason.PORT_IN_USE, e.reason());
      assertFalse(e.getMessage().contains("test"), e.getMessage());
    }
  }

  @Test
  void aBrokerThatIsStoppedCanBeStartedAgainOnItsPort() {
    int port = broker.port();
    broker.close();
    broker =
        HubBroker.start(
            settings(port), new Registry(folder.resolve("nodes")), (topic, bytes, reason) -> {});
    try (TestClient client = gate.connect(uri)) {
      client.publish("tram/1/cho-1/batch", WORD);
    }
  }
}
