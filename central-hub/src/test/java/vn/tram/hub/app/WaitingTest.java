package vn.tram.hub.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.fixture.Relay;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.store.Database;
import vn.tram.hub.store.TestStore;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;

/** After a power cut everything comes back at its own pace, and the hub may be the first. */
@Timeout(120)
class WaitingTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;
  private TestHome home;
  private Database.Remote database;
  private URI address;
  private int console;

  @BeforeEach
  void start() throws IOException {
    home = new TestHome(folder);
    database = TestStore.freshDatabase();
    address = URI.create(database.url().substring("jdbc:".length()));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      console = free.getLocalPort();
    }
  }

  private void settings(String broker, int databasePort) {
    home.config(
        """
        console:
          port: %d
        broker:
          %s
        database:
          url: "jdbc:postgresql://127.0.0.1:%d%s"
          user: %s
          password-file: "%s"
        """
            .formatted(
                console,
                broker,
                databasePort,
                address.getPath(),
                database.user(),
                database.passwordFile()));
  }

  private CompletableFuture<Hub> starting(Closing parts) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            HubHome hub = HubHome.of(folder);
            return Hub.start(hub, HubConfig.read(hub), parts);
          } catch (HubException e) {
            throw new CompletionException(e);
          }
        },
        work -> Thread.ofPlatform().start(work));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private int status(String path) throws IOException, InterruptedException {
    return get(path).statusCode();
  }

  private void merges(Hub hub, TestGate gate) throws Exception {
    TestJournal journal = gate.journal(7).visit(1, 1_000);
    try (TestClient client = gate.connect(hub.broker()).subscribe(Topics.receipt(gate.name()))) {
      Batch.Header header = journal.header(1, 5);
      client.publish(Topics.batch(gate.name()), journal.batch(header));
      var receipt = ReceiptCodec.decode(client.next().bytes(), gate.name(), gate.receipts());
      assertEquals(5, receipt.durable());
    }
  }

  @Test
  void aHubThatComesBeforeItsDatabaseSaysThatItWaitsAndTakesBatchesWhenItIsThere()
      throws Exception {
    TestGate gate = home.enrol("cho-1");
    try (var line = new Relay(address.getPort())) {
      line.cut();
      settings("port: 0", line.port());
      CompletableFuture<Hub> starting = starting(new Closing());
      await().atMost(LONG).ignoreExceptions().until(() -> status("/health") == 503);
      assertEquals(200, status("/health/live"));
      HttpResponse<String> page = get("/");
      assertEquals(503, page.statusCode());
      assertTrue(page.body().contains("trung tâm đợi"), page.body());
      assertFalse(starting.isDone());

      line.mend();
      try (Hub hub = starting.get(LONG.toSeconds(), TimeUnit.SECONDS)) {
        merges(hub, gate);
        await().atMost(LONG).until(() -> status("/health/ready") == 200);
      }
    }
  }

  @Test
  void aDatabaseThatRecoversIsWaitedForLikeOneThatIsAway() throws Exception {
    TestGate gate = home.enrol("cho-1");
    try (var recovering = new RecoveringServer()) {
      settings("port: 0", recovering.port());
      CompletableFuture<Hub> starting = starting(new Closing());
      await().atMost(LONG).until(() -> recovering.refused() >= 2);
      assertFalse(starting.isDone());
      recovering.isReady(address.getPort());
      try (Hub hub = starting.get(LONG.toSeconds(), TimeUnit.SECONDS)) {
        merges(hub, gate);
      }
    }
  }

  @Test
  void aDatabaseThatTakesConnectionsAndSaysNothingIsWaitedForToo() throws Exception {
    TestGate gate = home.enrol("cho-1");
    try (var line = new Relay(address.getPort())) {
      line.fallSilent();
      settings("port: 0", line.port());
      CompletableFuture<Hub> starting = starting(new Closing());
      await().atMost(LONG).ignoreExceptions().until(() -> status("/health") == 503);
      line.mend();
      try (Hub hub = starting.get(LONG.toSeconds(), TimeUnit.SECONDS)) {
        merges(hub, gate);
      }
    }
  }

  @Test
  void aHubThatIsToldToEndWhileItWaitsLeavesNothingBehind() throws Exception {
    try (var line = new Relay(address.getPort())) {
      line.cut();
      settings("port: 0", line.port());
      var parts = new Closing();
      CompletableFuture<Hub> starting = starting(parts);
      await().atMost(LONG).ignoreExceptions().until(() -> status("/health") == 503);
      parts.close();
      var end = assertThrows(CompletionException.class, starting::join);
      assertTrue(end.getCause() instanceof CancellationException, end::toString);
      assertThrows(IOException.class, () -> get("/"));
      HubHome.of(folder).lock().close();
    }
  }

  @Test
  void aHubStartsWithoutTheOperatorsBrokerAndTakesBatchesWhenItIsThere(@TempDir Path second)
      throws Exception {
    TestGate gate = home.enrol("cho-1");
    settings("port: 0", address.getPort());
    var other = new TestHome(second);
    other.copyOf(home);
    try (Hub operator = starting(new Closing()).get(LONG.toSeconds(), TimeUnit.SECONDS);
        var line = new Relay(operator.broker().getPort())) {
      line.cut();
      home = other;
      folder = second;
      console = 0;
      settings("uri: \"ssl://127.0.0.1:" + line.port() + "\"", address.getPort());
      try (Hub hub = starting(new Closing()).get(LONG.toSeconds(), TimeUnit.SECONDS)) {
        console = hub.console().getPort();
        assertEquals(503, status("/health/ready"));
        line.mend();
        await().atMost(LONG).until(() -> status("/health/ready") == 200);
        merges(hub, gate);
      }
    }
  }
}
