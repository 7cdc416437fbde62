package vn.tram.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.app.HubConfig.Broker;
import vn.tram.hub.app.HubConfig.Listen;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.fixture.TestHome;
import vn.tram.hub.store.Database;

class HubConfigTest {
  @TempDir Path folder;
  private TestHome home;

  @BeforeEach
  void start() {
    home = new TestHome(folder);
  }

  private HubConfig read(String yaml) throws HubException {
    home.config(yaml);
    return HubConfig.read(HubHome.of(folder));
  }

  @Test
  void anEmptyFileMeansEverythingEmbeddedOnThisMachine() throws HubException {
    HubConfig config = read("# nothing\n");
    assertEquals(new Listen("127.0.0.1", 8080), config.console());
    assertEquals(new Broker.Embedded(new Listen("127.0.0.1", 8883)), config.broker());
    assertEquals(new Database.Embedded(folder.resolve("postgres")), config.database());
    assertEquals(Duration.ofMillis(250), config.clockError());
    assertEquals(Locale.of("vi"), config.language());
  }

  @Test
  void anOperatorsBrokerAndDatabaseTakeThePlaceOfTheHubsOwn() throws HubException {
    HubConfig config =
        read(
            """
            console:
              host: 0.0.0.0
              port: 80
            broker:
              uri: "ssl://broker.example:8883"
            database:
              url: jdbc:postgresql://db.example:5432/tram
              user: tram
              password-file: keys/database-password
            clock-error-ms: 20
            language: en
            """);
    assertEquals(new Listen("0.0.0.0", 80), config.console());
    assertEquals(new Broker.Remote(URI.create("ssl://broker.example:8883")), config.broker());
    assertEquals(
        new Database.Remote(
            "jdbc:postgresql://db.example:5432/tram",
            "tram",
            folder.resolve("keys/database-password")),
        config.database());
    assertEquals(Duration.ofMillis(20), config.clockError());
    assertEquals(Locale.ENGLISH, config.language());
  }

  @Test
  void whatTheFileMayNotSayIsSaidInOneSentenceThatNamesThePlace() {
    Map<String, Problem> wrong =
        Map.ofEntries(
            Map.entry("consol:\n  port: 1", Problem.UNKNOWN_KEY),
            Map.entry("broker:\n  prot: 1", Problem.UNKNOWN_KEY),
            Map.entry("console:\n  port: eighty", Problem.BAD_VALUE),
            Map.entry("console:\n  port: 65536", Problem.BAD_VALUE),
            Map.entry("console:\n  port: -1", Problem.BAD_VALUE),
            Map.entry("clock-error-ms: 60001", Problem.BAD_VALUE),
            Map.entry("language: fr", Problem.BAD_VALUE),
            Map.entry("broker:\n  uri: tcp://host:1883", Problem.BAD_VALUE),
            Map.entry("broker:\n  uri: 'ssl://no port'", Problem.BAD_VALUE),
            Map.entry("broker:\n  uri: ssl://host:1\n  port: 2", Problem.BAD_VALUE),
            Map.entry("database:\n  user: tram", Problem.MISSING_KEY),
            Map.entry(
                "database:\n  url: jdbc:mysql://x/y\n  user: a\n  password-file: b",
                Problem.BAD_VALUE),
            Map.entry("console: [", Problem.BAD_CONFIG));
    wrong.forEach(
        (yaml, problem) -> {
          HubException e = assertThrows(HubException.class, () -> read(yaml), yaml);
          assertEquals(problem, e.problem(), yaml);
          for (Locale language : new Locale[] {Locale.ENGLISH, Locale.of("vi")}) {
            String sentence = e.sentence(language);
            assertTrue(sentence.contains("hub.yaml"), sentence);
            assertTrue(!sentence.contains("{"), sentence);
          }
        });
  }

  @Test
  void aMissingFileAndAMissingFolderAreSaidSo() {
    home.remove("hub.yaml");
    HubException file = assertThrows(HubException.class, () -> HubConfig.read(HubHome.of(folder)));
    assertEquals(Problem.NO_CONFIG, file.problem());
    HubException noFolder =
        assertThrows(HubException.class, () -> HubHome.of(folder.resolve("nowhere")));
    assertEquals(Problem.NO_HOME, noFolder.problem());
  }

  @Test
  void everyProblemHasItsSentenceInBothLanguages() {
    for (Problem problem : Problem.values()) {
      var e = new HubException(problem, "a fact", "another", "a third");
      assertTrue(e.sentence(Locale.ENGLISH).endsWith("."), problem.name());
      assertTrue(e.sentence(Locale.of("vi")).endsWith("."), problem.name());
      assertTrue(!e.sentence(Locale.of("vi")).equals(e.getMessage()), problem.name());
    }
  }
}
