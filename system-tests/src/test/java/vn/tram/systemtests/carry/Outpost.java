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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.tram.edge.app.GateHome;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.provisioning.fleet.Link;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.drain.HubDatabase;
import vn.tram.systemtests.folder.WorkFolder;

/** A real gate and a real hub, a network between them that comes and goes, and a stick. */
abstract class Outpost {
  static final Duration LONG = Duration.ofSeconds(60);

  private WorkFolder folder;
  private Installation installation;
  private HubProcess hub;
  Link link;
  GateProcess gate;
  GateHome gateHome;
  Path hubHome;
  HubFolder hubFolder;
  Path stick;
  int beeps;

  @BeforeEach
  void open() throws Exception {
    folder = WorkFolder.make(Path.of("target"), "carry");
    installation = Installation.ofThisBuild();
    hubHome = folder.path().resolve("hub");
    hubFolder = HubFolder.found(hubHome, HubPlan.loopback(), Instant.now());
    hub = HubProcess.start(installation, hubHome, folder.path().resolve("hub.log"));
    link = Link.to(hub.broker());
    link.cut();
    gateHome = ProofGate.enrol(hubFolder, folder.path().resolve("gate"), link.port());
    stick = stick("usb");
    startGate();
  }

  Path stick(String name) throws IOException {
    return Files.createDirectory(folder.path().resolve(name));
  }

  void startGate() throws Exception {
    gate = GateProcess.start(installation, gateHome.root(), folder.path().resolve("gate.log"));
  }

  @AfterEach
  void close() throws Exception {
    gate.close();
    link.close();
    hub.close();
    folder.close();
  }

  /** Visitors whom nobody saw before, each answered green. */
  void beep(int times) throws Exception {
    try (HttpClient guard = HttpClient.newHttpClient()) {
      for (int i = 0; i < times; i++) {
        beeps++;
        HttpRequest request =
            HttpRequest.newBuilder(gate.console().resolve("/type"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "kind=PHONE&name=Mai&number=090000%04d".formatted(beeps)))
                .build();
        HttpResponse<String> answer = guard.send(request, BodyHandlers.ofString());
        assertTrue(answer.body().contains("\"mood\":\"ok\""), answer.body());
      }
    }
  }

  /** The figures of the last line that {@code tram carry} printed. */
  Map<String, String> tram(String what, String option, Path home)
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
    return figures(lines);
  }

  /** What the last line says, by name. */
  static Map<String, String> figures(List<String> lines) {
    Map<String, String> figures = new HashMap<>();
    for (String figure : lines.getLast().split(" ")) {
      String[] parts = figure.split("=", 2);
      figures.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return figures;
  }

  static String figure(String name, Map<String, String> figures) {
    return figures.getOrDefault(name, "no " + name + " in " + figures);
  }

  List<String> files() throws IOException {
    try (var files = Files.list(stick)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The receipt follows what the hub has. */
  void awaitTheGateKnows() {
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

  void awaitHubHas(long checkIns) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertEquals(checkIns, counted("select count(*) from check_in")));
  }

  long counted(String query) throws IOException, SQLException {
    try (Connection connection = HubDatabase.connect(hubHome);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
