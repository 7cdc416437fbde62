package vn.tram.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.fixture.TestClient;
import vn.tram.hub.fixture.TestGate;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.fixture.TestJournal;
import vn.tram.hub.store.Database;
import vn.tram.hub.store.TestStore;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.Topics;
import vn.tram.protocol.wire.WireException;

/** The hub as a process of its own. */
class HubMainTest {
  private static final int KILLED_BY_TERM = 143;

  @TempDir Path folder;
  private TestHome home;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void start() {
    home = new TestHome(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
      process.waitFor();
    }
  }

  private Process launch(Path hubHome) throws IOException {
    return launch(hubHome, Map.of());
  }

  private Process launch(Path hubHome, Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--class-path",
            System.getProperty("java.class.path"),
            HubMain.class.getName(),
            hubHome.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static void databaseIs(TestHome home, String url, Database.Remote database) {
    var remote = new Database.Remote(url, database.user(), database.passwordFile());
    home.config(TestHome.yaml(remote) + "language: en\n");
  }

  @Test
  void aFolderWhoseLettersTheLocaleCannotReadIsToldInOneSentence() throws Exception {
    Path school = Files.createDirectories(folder.resolve("Trường học Ổi"));
    String said = complaint(launch(school, Map.of("LC_ALL", "C", "TRAM_LANGUAGE", "en")));
    assertTrue(said.startsWith("The name of the hub's folder has letters"), said);
    assertEquals(1, said.lines().count(), said);
  }

  /** What it said on its error output before it ended with status 1. */
  private String complaint() throws IOException, InterruptedException {
    return complaint(launch(folder));
  }

  private static String complaint(Process process) throws IOException, InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it runs instead of complaining");
    String said = new String(process.getErrorStream().readAllBytes());
    assertEquals(1, process.exitValue(), said);
    assertEquals(1, said.lines().count(), said);
    return said;
  }

  /** Reads to the ready line, and gives all that was said before it, and itself. */
  private static List<String> ready(BufferedReader output) throws IOException {
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.startsWith("hub ready ")) {
        return said;
      }
    }
    throw new AssertionError("never ready: " + said);
  }

  @Test
  void byDefaultAHubBringsItsOwnBrokerAndDatabaseAndStopsCleanlyWhenToldTo()
      throws IOException, InterruptedException, WireException {
    TestGate gate = home.enrol("cho-1");
    TestJournal journal = gate.journal(7).visit(1, 1_000);
    programsAreUnpacked();
    Process hub = launch(folder);
    List<String> said = ready(hub.inputReader());
    String line = said.getLast();
    assertTrue(
        line.matches(
            "hub ready console=http://127\\.0\\.0\\.1:\\d+ broker=ssl://127\\.0\\.0\\.1:\\d+"),
        line);
    assertTrue(said.getFirst().matches("login: \\S+ \\S+"), "no login");

    URI broker = URI.create(line.substring(line.indexOf("broker=") + "broker=".length()));
    try (TestClient client = gate.connect(broker).subscribe(Topics.receipt(gate.name()))) {
      Batch.Header header = journal.header(1, 5);
      client.publish(Topics.batch(gate.name()), journal.batch(header));
      var receipt = ReceiptCodec.decode(client.next().bytes(), gate.name(), gate.receipts());
      assertEquals(5, receipt.durable());
    }

    hub.destroy();
    assertTrue(hub.waitFor(30, TimeUnit.SECONDS));
    assertEquals(KILLED_BY_TERM, hub.exitValue());

    Process again = launch(folder);
    assertEquals(1, ready(again.inputReader()).size(), "the login is shown once");
  }

  private void programsAreUnpacked() throws IOException {
    Files.createDirectory(folder.resolve("postgres"));
    Files.createSymbolicLink(folder.resolve("postgres/programs"), TestStore.programs());
  }

  @Test
  void aHubWhoseOwnDatabaseIsGoneForGoodEndsWithOneSentenceSoThatItIsStartedAnew()
      throws Exception {
    programsAreUnpacked();
    home.config(Files.readString(folder.resolve("hub.yaml")) + "language: en\n");
    Process hub = launch(folder);
    ready(hub.inputReader());
    Path data = folder.resolve("postgres/data");
    Files.delete(data.resolve("global/pg_control"));
    long server = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
    ProcessHandle.of(server).orElseThrow().destroyForcibly();
    assertTrue(hub.waitFor(60, TimeUnit.SECONDS), "it runs without a database");
    String said = new String(hub.getErrorStream().readAllBytes());
    assertEquals(1, hub.exitValue(), said);
    assertTrue(
        said.lines()
            .toList()
            .contains(
                "The database in "
                    + folder.resolve("postgres")
                    + " does not start; its log "
                    + folder.resolve("postgres/server.log")
                    + " says why."),
        said);
  }

  @Test
  void aSecondHubOnTheSameFolderSaysSo() throws Exception {
    Database.Remote database = TestStore.freshDatabase();
    databaseIs(home, database.url(), database);
    ready(launch(folder).inputReader());
    String said = complaint();
    assertTrue(said.contains("Another hub already works in the folder " + folder), said);
  }

  @Test
  void aMissingFolderIsSaidInVietnameseByDefault() throws Exception {
    folder = folder.resolve("nowhere");
    String said = complaint();
    assertTrue(said.startsWith("Không có thư mục " + folder), said);
  }

  @Test
  void aMissingCertificateIsNamed() throws Exception {
    home.remove("keys/broker.p12");
    String said = complaint();
    assertTrue(said.contains(folder.resolve("keys/broker.p12").toString()), said);
  }

  @Test
  void whoWaitsForADatabaseSaysSoOnceWithoutItsPasswordAndEndsWhenToldTo() throws Exception {
    Database.Remote database = TestStore.freshDatabase();
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    databaseIs(home, "jdbc:postgresql://127.0.0.1:" + nobody + "/tram?password=geheim", database);
    Process process = launch(folder);
    BufferedReader errors = process.errorReader();
    String said = errors.readLine();
    assertTrue(said.contains("The database is not ready yet (jdbc:postgresql://127.0.0.1:"), said);
    assertTrue(said.contains("127.0.0.1:" + nobody), said);
    assertFalse(said.contains("geheim"), said);
    // The process's own destroy() would close its output.
    process.toHandle().destroy();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it waits on");
    assertEquals(KILLED_BY_TERM, process.exitValue());
    assertEquals(List.of(), errors.lines().toList());
  }

  @Test
  void aMistakeInTheSettingsIsNotWaitedFor() throws Exception {
    Database.Remote database = TestStore.freshDatabase();
    Map<String, String> mistakes =
        Map.of(
            "jdbc:postgresql://127.0.0.1:port/tram",
            "is none of a PostgreSQL database",
            database.url() + "missing",
            "There is no database at",
            database.url() + "?sslmode=require",
            "does not let the hub connect in this way");
    for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
      databaseIs(home, mistake.getKey(), database);
      String said = complaint();
      assertTrue(said.contains(mistake.getValue()), said);
    }
    Files.writeString(database.passwordFile(), "wrong\n");
    databaseIs(home, database.url(), database);
    String said = complaint();
    assertTrue(said.contains("does not accept the user"), said);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    Database.Remote database = TestStore.freshDatabase();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (String what : List.of("console", "broker")) {
        databaseIs(home, database.url(), database);
        String config =
            Files.readString(folder.resolve("hub.yaml"))
                .replace(what + ":\n  port: 0", what + ":\n  port: " + taken.getLocalPort());
        home.config(config);
        String said = complaint();
        assertTrue(said.contains("127.0.0.1:" + taken.getLocalPort()), said);
        assertTrue(said.contains(what + ".port"), said);
      }
    }
  }
}
