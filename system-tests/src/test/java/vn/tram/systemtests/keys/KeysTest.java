package vn.tram.systemtests.keys;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.tram.hub.ca.Identity;
import vn.tram.hub.registry.Registrar;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.enrol.Enrolment;
import vn.tram.provisioning.enrol.GatePlan;
import vn.tram.provisioning.enrol.HubFolder;
import vn.tram.provisioning.enrol.HubPlan;
import vn.tram.provisioning.enrol.SiteKind;
import vn.tram.provisioning.enrol.Upkeep;
import vn.tram.provisioning.fleet.GateProcess;
import vn.tram.provisioning.fleet.HubProcess;
import vn.tram.provisioning.fleet.Installation;
import vn.tram.systemtests.folder.WorkFolder;

/** The life of keys between a real hub and a real gate, as processes. One story, in its order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeysTest {
  private static final NodeName NODE = new NodeName("cho-1");
  private static final Duration LONG = Duration.ofSeconds(60);

  /** So long ago that the gate's certificate, of ten years, is in its last third. */
  private static final Duration AGO = Duration.ofDays(8 * 365);

  private static WorkFolder folder;
  private static HubFolder hubFolder;
  private static Path gateHome;
  private static Installation installation;
  private static HubProcess hub;
  private static GateProcess gate;

  @BeforeAll
  static void start() throws Exception {
    folder = WorkFolder.make(Path.of("target"), "keys");
    installation = Installation.ofThisBuild();
    hubFolder = HubFolder.found(folder.path().resolve("hub"), HubPlan.loopback(), Instant.now());
    hub = HubProcess.start(installation, hubFolder.home(), folder.path().resolve("hub.log"));
    gateHome = folder.path().resolve("gate");
    var place = new GatePlan.Place("cho", "Chợ Thử", SiteKind.MARKET, LocalTime.of(22, 0));
    GatePlan plan =
        GatePlan.loopback(NODE, place, URI.create("ssl://127.0.0.1:" + hub.broker().getPort()))
            .withRetryAtMost(Duration.ofSeconds(1));
    new Enrolment(hubFolder).enrol(plan, gateHome, Instant.now().minus(AGO));
    startGate();
  }

  private static void startGate() throws Exception {
    gate = GateProcess.start(installation, gateHome, folder.path().resolve("gate.log"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (gate != null) {
      gate.close();
    }
    if (hub != null) {
      hub.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  @Test
  @Order(1)
  void aCertificateInItsLastThirdIsRenewedOverTheSameLine() throws Exception {
    Instant soon = Instant.now().plus(Duration.ofDays(9 * 365));
    eventually(() -> certificate().getNotAfter().toInstant().isAfter(soon));
    assertFalse(Files.exists(gateHome.resolve("keys/next.p12")));
    assertFalse(Files.exists(gateHome.resolve("keys/next.key")));
    eventually(KeysTest::level);
    assertEquals(
        Registrar.fingerprint(certificate()),
        registry().find(NODE).orElseThrow().certificate().toHex());
  }

  @Test
  @Order(2)
  void aRotatedSealKeyIsHeardWithoutARestartOfAnything() throws Exception {
    String before = line("hub/keys/seal.key").substring(64);
    new Upkeep(hubFolder).rotate(Upkeep.Key.SEAL, Instant.now());
    String fresh = line("hub/keys/seal.key").substring(64);
    assertNotEquals(before, fresh);
    eventually(() -> standing().contains("seal " + fresh));
    restartTheGate();
  }

  @Test
  @Order(3)
  void aRotatedSigningKeyIsHeardByAGateThatSleptThroughTwoRotations() throws Exception {
    gate.stop();
    new Upkeep(hubFolder).rotate(Upkeep.Key.SIGNING, Instant.now());
    new Upkeep(hubFolder).rotate(Upkeep.Key.SIGNING_LEAKED, Instant.now());
    startGate();
    String newest = line("hub/keys/signing.pub");
    eventually(() -> standing().contains("hub " + newest));
    eventually(KeysTest::level);
    assertEquals(1, standing().lines().filter(text -> text.startsWith("hub ")).count());
  }

  @Test
  @Order(4)
  void aBoxThatIsPutOutIsOutAtOnceAndComesBackWhenItIsLetIn() throws Exception {
    new Upkeep(hubFolder).revoke(NODE, "stolen");
    eventually(() -> figure("tram_online") == 0);
    new Upkeep(hubFolder).readmit(NODE);
    eventually(KeysTest::level);
  }

  @Test
  @Order(5)
  void noSecretStandsInAProcessListAnEnvironmentOrALogAndNobodyElseReadsTheFiles()
      throws Exception {
    List<String> secrets = new ArrayList<>();
    for (String home : List.of("hub", "gate")) {
      try (Stream<Path> files = Files.list(folder.path().resolve(home).resolve("keys"))) {
        for (Path file : files.toList()) {
          assertEquals(
              "rw-------",
              PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
              file.toString());
          String name = file.getFileName().toString();
          if (name.endsWith(".key") || name.equals("password") || name.equals("node-secret")) {
            Files.readAllLines(file).stream().filter(text -> !text.isBlank()).forEach(secrets::add);
          }
        }
      }
    }
    hub.login().ifPresent(login -> secrets.add(login.password()));
    assertTrue(secrets.size() >= 11, secrets.size() + " secrets");
    List<Path> places = new ArrayList<>();
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      all.map(process -> Path.of("/proc", Long.toString(process.pid())))
          .forEach(
              process -> {
                places.add(process.resolve("cmdline"));
                places.add(process.resolve("environ"));
              });
    }
    assertTrue(places.contains(Path.of("/proc", Long.toString(hub.pid()), "cmdline")));
    places.add(folder.path().resolve("hub.log"));
    places.add(folder.path().resolve("gate.log"));
    for (Path place : places) {
      String content = content(place);
      for (String secret : secrets) {
        assertFalse(content.contains(secret), () -> place + " holds a secret");
      }
    }
  }

  /** Empty where a process has ended meanwhile, or is another user's. */
  private static String content(Path place) {
    try {
      return Files.readString(place, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static void restartTheGate() throws Exception {
    gate.stop();
    startGate();
    eventually(KeysTest::level);
  }

  private static Registry registry() {
    return new Registry(hubFolder.home().resolve("nodes"));
  }

  private static X509Certificate certificate() throws Exception {
    return Identity.ofPkcs12(
            Files.readAllBytes(gateHome.resolve("keys/node.p12")),
            "node",
            line("gate/keys/password").toCharArray())
        .certificate();
  }

  private static String standing() throws IOException {
    return Files.readString(gateHome.resolve("keys/orders"));
  }

  private static String line(String file) throws IOException {
    return Files.readString(folder.path().resolve(file)).strip();
  }

  /** Whether the hub answers and has everything, the newest data key among it. */
  private static boolean level() throws Exception {
    return figure("tram_online") == 1
        && figure("tram_backlog_entries") == 0
        && figure("tram_journal_last_seq") > 0;
  }

  private static double figure(String name) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String figures =
          http.send(
                  HttpRequest.newBuilder(gate.console().resolve("/metrics")).build(),
                  BodyHandlers.ofString())
              .body();
      Matcher figure =
          Pattern.compile("^" + name + "(?:\\{[^}]*})? (\\S+)", Pattern.MULTILINE).matcher(figures);
      return figure.find() ? Double.parseDouble(figure.group(1)) : -1;
    }
  }

  private static void eventually(Callable<Boolean> condition) {
    await().atMost(LONG).pollInterval(Duration.ofMillis(100)).until(condition);
  }
}
