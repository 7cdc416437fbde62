package vn.tram.hub.inlet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.broker.BrokerSettings;
import vn.tram.hub.broker.HubBroker;
import vn.tram.hub.fixture.TestAuthority;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.registry.Registry;

/** Our inlet at a real broker that comes and goes. */
class InletTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final byte[] WORD = {1, 2, 3};

  @TempDir Path folder;
  private final BlockingQueue<Incoming> arrived = new LinkedBlockingQueue<>();
  private TestHome home;
  private HubBroker broker;
  private URI uri;
  private Inlet inlet;

  @BeforeEach
  void start() {
    home = new TestHome(folder);
    broker = broker(0);
    uri = URI.create("ssl://127.0.0.1:" + broker.port());
    inlet = new Inlet(new InletSettings(uri, home.hub().tls(), "hub/test"));
  }

  @AfterEach
  void stop() {
    inlet.close();
    broker.close();
  }

  private HubBroker broker(int port) {
    var settings =
        new BrokerSettings(
            "127.0.0.1",
            port,
            folder.resolve("broker"),
            folder.resolve("keys/broker.p12"),
            "test",
            folder.resolve("keys/ca.pem"),
            home.hub().fingerprint());
    return HubBroker.start(
        settings, new Registry(folder.resolve("nodes")), (topic, bytes, reason) -> {});
  }

  private void connect() throws InterruptedException {
    inlet.start(arrived::add);
    assertTrue(inlet.awaitConnected(LONG));
  }

  private Incoming next() throws InterruptedException {
    Incoming next = arrived.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came");
    }
    return next;
  }

  @Test
  void moreKeptStatesThanTheClientBuffersComeInWithoutAStall() throws InterruptedException {
    Set<String> topics = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      TestGate gate = home.enrol("cho-" + i);
      try (TestClient client = gate.connect(uri)) {
        String topic = "tram/1/cho-" + i + "/state";
        client.retain(topic, WORD);
        topics.add(topic);
      }
    }
    connect();
    Set<String> came = new HashSet<>();
    while (!came.equals(topics)) {
      came.add(next().topic());
    }
  }

  @Test
  void afterTheBrokerWasAwayTheInletComesBackByItself() throws InterruptedException {
    TestGate gate = home.enrol("cho-1");
    connect();
    for (int round = 0; round < 3; round++) {
      try (TestClient client = gate.connect(uri)) {
        client.publish("tram/1/cho-1/batch", new byte[] {(byte) round});
        assertEquals(round, next().bytes().toArray()[0]);
      }
      broker.close();
      await().atMost(LONG).until(() -> !inlet.connected());
      assertFalse(inlet.publish("tram/1/cho-1/receipt", WORD));
      broker = broker(uri.getPort());
      await().atMost(LONG).until(inlet::connected);
    }
  }

  @Test
  void aBrokerThatComesLaterThanTheInletIsFound() throws InterruptedException {
    broker.close();
    inlet.start(arrived::add);
    assertFalse(inlet.connected());
    broker = broker(uri.getPort());
    assertTrue(inlet.awaitConnected(LONG));
  }

  @Test
  void aBurstOfReceiptsIsLargerThanTheBrokersWindowAndArrivesWhole() throws InterruptedException {
    TestGate gate = home.enrol("cho-1");
    connect();
    try (TestClient client = gate.connect(uri).subscribe("tram/1/cho-1/receipt")) {
      for (int i = 0; i < 500; i++) {
        assertTrue(inlet.publish("tram/1/cho-1/receipt", WORD), "receipt " + i);
      }
      for (int i = 0; i < 500; i++) {
        client.next();
      }
    }
  }

  /** Each refusal is a chance for the client to leave a thread behind. */
  @Test
  void aBrokerThatRefusesTheHubLeavesNoThreadBehind() {
    TestAuthority.Identity foreign = new TestAuthority().issue("hub");
    var stranger =
        new TestAuthority.Identity(foreign.certificate(), foreign.key(), home.hub().authority());
    var settings = new InletSettings(uri, stranger.tls(), "hub/stranger");
    for (int i = 0; i < 15; i++) {
      assertThrows(MqttException.class, () -> Session.open(settings, message -> {}));
    }
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertEquals(
                    0,
                    Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().endsWith("hub/stranger"))
                        .count()));
  }
}
