package vn.tram.systemtests.carry;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import vn.tram.edge.app.GateHome;
import vn.tram.hub.store.Store;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.folder.WorkFolder;

/**
 * A courier with a stick and a network that comes and goes, between a real gate and a real hub:
 * each check-in is there, once, whichever way it took.
 */
class CarryTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private WorkFolder folder;
  private Installation installation;
  private HubProcess hub;
  private Link link;
  private GateProcess gate;
  private GateHome gateHome;
  private Path hubHome;
  private Path stick;
  private int beeps;

  @BeforeEach
  void open() throws Exception {
    folder = WorkFolder.make(Path.of("target"), "carry");
    installation = Installation.ofThisBuild();
    hubHome = folder.path().resolve("hub");
    HubFolder hubFolder = HubFolder.found(hubHome, HubPlan.loopback(), Instant.now());
    hub = HubProcess.start(installation, hubHome, folder.path().resolve("hub.log"));
    link = Link.to(hub.broker());
    link.cut();
    gateHome = ProofGate.enrol(hubFolder, folder.path().resolve("gate"), link.port());
    stick = Files.createDirectory(folder.path().resolve("usb"));
    startGate();
  }

  private void startGate() throws Exception {
    gate = GateProcess.start(installation, gateHome.root(), folder.path().resolve("gate.log"));
  }

  @AfterEach
  void close() throws Exception {
    gate.close();
    link.close();
    hub.close();
    folder.close();
  }

  @Test
  void whatAStickAndANetworkBringInTurnsIsThereOnce() throws Exception {
    beep(3);
    assertEquals("3", figure("checkins", tram("out", "--gate", gateHome.root())));

    // The network comes back while the courier is on his way, and takes all of it.
    beep(2);
    link.restore();
    awaitHubHas(5);
    awaitTheGateKnows();
    link.cut();
    Map<String, String> stale = tram("in", "--hub", hubHome);
    assertEquals("0", figure("checkins", stale));
    assertEquals("1", figure("known", stale));
    assertEquals("1", figure("receipts", tram("in", "--gate", gateHome.root())));
    assertEquals(List.of(), files());

    // Now the courier alone, from a gate that is switched off.
    beep(4);
    gate.stop();
    assertEquals("4", figure("checkins", tram("out", "--gate", gateHome.root())));
    startGate();
    beep(1);
    Map<String, String> taken = tram("in", "--hub", hubHome);
    assertEquals("4", figure("checkins", taken));
    Map<String, String> answered = tram("in", "--gate", gateHome.root());
    assertEquals("4", figure("checkins", answered));
    assertEquals("1", figure("waiting", answered));
    awaitHubHas(9);

    // The rest goes by the network, and the same stick once more changes nothing.
    Map<String, String> rest = tram("out", "--gate", gateHome.root());
    assertEquals("1", figure("checkins", rest));
    link.restore();
    awaitHubHas(10);
    assertEquals("0", figure("checkins", tram("in", "--hub", hubHome)));
    assertEquals(beeps, counted("select count(*) from check_in"));
    assertEquals(
        beeps, counted("select count(*) from (select distinct journal, seq from check_in) c"));
    assertEquals(beeps, counted("select count(distinct person) from identifier"));
  }

  /** Visitors whom nobody saw before, each answered green. */
  private void beep(int times) throws Exception {
    try (HttpClient guard = HttpClient.newHttpClient()) {
      for (int i = 0; i < times; i++) {
        beeps++;
        HttpRequest request =
            HttpRequest.newBuilder(gate.console().resolve("/type"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "kind=PHONE&name=Mai&number=09000001%02d".formatted(beeps)))
                .build();
        HttpResponse<String> answer = guard.send(request, BodyHandlers.ofString());
        assertTrue(answer.body().contains("\"mood\":\"ok\""), answer.body());
      }
    }
  }

  /** The figures of the last line that {@code tram carry} printed. */
  private Map<String, String> tram(String what, String option, Path home)
      throws IOException, InterruptedException {
    Path tram = installation.project().resolve("provisioning").resolve("tram");
    Path output = folder.path().resolve("tram.out");
    int status =
        new ProcessBuilder(
                tram.toString(), "carry", what, option, home.toString(), stick.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    List<String> lines = Files.readAllLines(output);
    assertEquals(0, status, lines::toString);
    Map<String, String> figures = new HashMap<>();
    for (String figure : lines.getLast().split(" ")) {
      String[] parts = figure.split("=", 2);
      figures.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return figures;
  }

  private static String figure(String name, Map<String, String> figures) {
    return figures.getOrDefault(name, "no " + name + " in " + figures);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(stick)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The receipt follows what the hub has. */
  private void awaitTheGateKnows() {
    HttpRequest request = HttpRequest.newBuilder(gate.console().resolve("/metrics")).build();
    try (HttpClient guard = HttpClient.newHttpClient()) {
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertTrue(
                      guard
                          .send(request, BodyHandlers.ofString())
                          .body()
                          .lines()
                          .anyMatch(line -> line.matches("tram_backlog_entries.* 0\\.0"))));
    }
  }

  private void awaitHubHas(int checkIns) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertEquals(checkIns, counted("select count(*) from check_in")));
  }

  private long counted(String query) throws IOException, SQLException {
    Path postgres = hubHome.resolve("postgres");
    String port = Files.readAllLines(postgres.resolve("data/postmaster.pid")).get(3).strip();
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", Files.readString(postgres.resolve("password")).strip());
    properties.setProperty("currentSchema", Store.SCHEMA);
    try (Connection connection =
            new Driver().connect("jdbc:postgresql://localhost:" + port + "/postgres", properties);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
