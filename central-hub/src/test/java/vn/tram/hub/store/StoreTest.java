package vn.tram.hub.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.store.Database.Embedded;
import vn.tram.hub.store.Database.Remote;
import vn.tram.hub.store.StoreException.Problem;

class StoreTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** Hubs are set up in folders with names like this one. */
  private static final String SCHOOL = "Trường học Ổi/hub/postgres";

  @TempDir Path home;

  @Test
  void theServerOfTheHubsOwnKeepsWhatIsCommittedOverAPowerCutAndARestart() {
    var database = new Embedded(home.resolve("postgres"), TestStore.PROGRAMS);
    try (Store store = Store.open(database)) {
      for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
        assertEquals("on", show(store, setting), setting);
      }
      store.jdbi().useHandle(handle -> handle.execute("insert into site values " + SITE));
    }
    try (Store store = Store.open(database)) {
      assertEquals(1, sites(store));
    }
  }

  @Test
  @Timeout(120)
  void theServerOfTheHubsOwnIsStartedAgainHoweverOftenItIsKilled() throws Exception {
    var database = new Embedded(home.resolve(SCHOOL), TestStore.PROGRAMS);
    try (Store store = Store.open(database)) {
      store.jdbi().useHandle(handle -> handle.execute("insert into site values " + SITE));
      for (int kill = 1; kill <= 2; kill++) {
        long killed = kill(database);
        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertEquals(1, sites(store)));
        assertNotEquals(killed, postmaster(database), "kill " + kill);
        assertEquals("on", show(store, "fsync"), "kill " + kill);
      }
      assertFalse(store.lost().isDone());
    }
    assertEquals(Optional.empty(), LeftOver.running(database.folder().resolve("data")));
    try (Store store = Store.open(database)) {
      assertEquals(1, sites(store));
    }
  }

  private static long kill(Embedded database) throws IOException {
    long postmaster = postmaster(database);
    ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
    return postmaster;
  }

  private static long postmaster(Embedded database) throws IOException {
    return LeftOver.postmaster(database.folder().resolve("data")).orElseThrow();
  }

  @Test
  void theServerOfTheHubsOwnAsksForAPasswordThatOnlyTheHubCanRead() throws Exception {
    var database = new Embedded(home.resolve("postgres"), TestStore.PROGRAMS);
    try (Store store = Store.open(database)) {
      String url = store.jdbi().withHandle(h -> h.getConnection().getMetaData().getURL());
      Path wrong = Files.writeString(home.resolve("wrong"), "secret\n");
      assertEquals(Problem.WRONG_PASSWORD, problemOf(new Remote(url, EmbeddedServer.USER, wrong)));
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(database.folder().resolve("password"))));
    }
  }

  @Test
  void aSecondHubInTheSameFolderIsToldSo() {
    var database = new Embedded(home.resolve("postgres"), TestStore.PROGRAMS);
    try (Store store = Store.open(database)) {
      assertEquals(Problem.IN_USE, problemOf(database));
      assertEquals(0, sites(store));
    }
  }

  @Test
  void aServerThatAKilledHubLeftRunningDoesNotKeepTheNextHubFromStarting() throws Exception {
    Path folder = home.resolve(SCHOOL);
    Files.createDirectories(folder.getParent());
    Path link = Files.createSymbolicLink(home.resolve("hub"), folder.getParent());
    Process hub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HubThatIsKilled.class.getName(),
                folder.toString(),
                TestStore.PROGRAMS.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = hub.inputReader()) {
      assertEquals("ready", said.readLine());
      hub.destroyForcibly().waitFor();
    }
    assertTrue(
        ProcessHandle.of(LeftOver.postmaster(folder.resolve("data")).orElseThrow())
            .orElseThrow()
            .isAlive());
    try (Store store = Store.open(new Embedded(link.resolve("postgres"), TestStore.PROGRAMS))) {
      assertEquals(1, sites(store));
    }
  }

  /** Stands for a hub that is killed while its database runs. */
  static final class HubThatIsKilled {
    private HubThatIsKilled() {}

    public static void main(String[] args) throws IOException {
      Store store = Store.open(new Embedded(Path.of(args[0]), Path.of(args[1])));
      store.jdbi().useHandle(handle -> handle.execute("insert into site values " + SITE));
      System.out.println("ready");
      System.out.flush();
      System.in.read();
    }
  }

  @Test
  void aNoteThatNamesAProcessWhichIsNoServerDoesNotKeepTheHubFromStarting() throws Exception {
    var database = new Embedded(home.resolve("postgres"), TestStore.PROGRAMS);
    Store.open(database).close();
    Files.writeString(
        database.folder().resolve("data").resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + database.folder().resolve("data") + "\n");
    Store.open(database).close();
  }

  @Test
  void theNoteOfALivingProcessInTheFolderIsKept() throws Exception {
    Path data = Files.createDirectories(home.resolve(SCHOOL).resolve("data"));
    Process process = new ProcessBuilder("sleep", "60").directory(data.toFile()).start();
    try {
      Path note = data.resolve("postmaster.pid");
      Files.writeString(note, process.pid() + "\n" + data + "\n");
      LeftOver.clear(data);
      assertTrue(Files.exists(note) && process.isAlive());
    } finally {
      process.destroy();
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedWithItsAddress() throws Exception {
    Path password = Files.writeString(home.resolve("password"), "x\n");
    var nobody = new Remote("jdbc:postgresql://localhost:1/tram?password=hidden", "hub", password);
    StoreException failure = assertThrows(StoreException.class, () -> Store.open(nobody));
    assertEquals(Problem.UNREACHABLE, failure.problem());
    assertEquals(
        "No database answers at jdbc:postgresql://localhost:1/tram; start it, or correct the"
            + " address in hub.yaml.",
        failure.sentence(Locale.ENGLISH));
    assertTrue(failure.sentence(Locale.of("vi")).startsWith("Không có cơ sở dữ liệu nào trả lời"));
  }

  @Test
  void aMissingDatabaseAndAMissingPasswordFileAreToldApart() {
    assertEquals(Problem.NO_DATABASE, problemOf(TestStore.remote("missing")));
    assertEquals(
        Problem.NO_PASSWORD_FILE,
        problemOf(new Remote("jdbc:postgresql://localhost:1/x", "hub", home.resolve("none"))));
  }

  @Test
  void aUserWithoutTheRightToCreateTablesIsNamed() throws Exception {
    Remote database = TestStore.freshDatabase();
    try (Store store = Store.open(TestStore.remote(EmbeddedServer.DATABASE))) {
      store.jdbi().useHandle(h -> h.execute("create role visitor login password 'secret'"));
    }
    Path password = Files.writeString(home.resolve("password"), "secret\n");
    assertEquals(Problem.NO_RIGHTS, problemOf(new Remote(database.url(), "visitor", password)));
  }

  @Test
  void tablesOfANewerHubAreLeftAlone() {
    Remote database = TestStore.freshDatabase();
    try (Store store = Store.open(database)) {
      store
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "update flyway_schema_history set checksum = 1 where version = '1'"));
    }
    assertEquals(Problem.FOREIGN_TABLES, problemOf(database));
  }

  private static final String SITE = "(default, 'cho', 'Chợ', 'MARKET', '18:00', 120)";

  private static Problem problemOf(Database database) {
    return assertThrows(StoreException.class, () -> Store.open(database).close()).problem();
  }

  private static String show(Store store, String setting) {
    return store
        .jdbi()
        .withHandle(handle -> handle.createQuery("show " + setting).mapTo(String.class).one());
  }

  private static long sites(Store store) {
    return store
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("select count(*) from site").mapTo(Long.class).one());
  }
}
