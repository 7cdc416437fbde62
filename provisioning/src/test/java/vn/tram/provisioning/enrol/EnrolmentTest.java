package vn.tram.provisioning.enrol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hub.ca.Identity;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.SigningKey;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

class EnrolmentTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final GatePlan.Place MARKET =
      new GatePlan.Place(
          "cho-long-hoa", "Chợ Long Hoa \"cũ\" \\ mới", SiteKind.MARKET, LocalTime.of(18, 0));

  @TempDir Path folder;
  private HubFolder hub;

  @BeforeEach
  void aHub() throws ProvisioningException {
    hub = HubFolder.found(folder.resolve("hub"), HubPlan.loopback(), NOW);
  }

  @Test
  void aHubHasAllTheKeysOfTheContract() throws Exception {
    Path keys = hub.home().resolve("keys");
    char[] password = line(keys.resolve("password")).toCharArray();
    assertEquals(
        "CN=hub",
        Identity.ofPkcs12(Files.readAllBytes(keys.resolve("hub.p12")), "hub", password).toString());
    Identity broker =
        Identity.ofPkcs12(Files.readAllBytes(keys.resolve("broker.p12")), "broker", password);
    assertEquals(
        List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"),
        broker.certificate().getSubjectAlternativeNames().stream().map(n -> n.get(1)).toList());
    assertEquals(64, Octets.ofHex(line(keys.resolve("seal.key"))).size());
    assertEquals(32, Octets.ofHex(line(keys.resolve("vault.key"))).size());
    for (String name : List.of("signing", "pass")) {
      byte[] message = name.getBytes(StandardCharsets.UTF_8);
      SigningKey secret = SigningKey.ofPkcs8(Octets.ofHex(line(keys.resolve(name + ".key"))));
      VerifyingKey open = VerifyingKey.ofX509(Octets.ofHex(line(keys.resolve(name + ".pub"))));
      assertTrue(open.verifies(message, secret.sign(message)), name);
    }
  }

  @Test
  void nobodyButTheOwnerCanReadAnythingOfAHubOrAGate() throws Exception {
    Path gate = enrol("cho-long-hoa");
    for (Path home : List.of(hub.home(), gate)) {
      try (Stream<Path> all = Files.walk(home)) {
        for (Path path : all.toList()) {
          assertEquals(
              Files.isDirectory(path) ? "rwx------" : "rw-------",
              PosixFilePermissions.toString(Files.getPosixFilePermissions(path)),
              path.toString());
        }
      }
    }
  }

  @Test
  void aGateProvesItsNameAndKnowsItsHub() throws Exception {
    Path keys = enrol("cho-long-hoa").resolve("keys");
    Identity node =
        Identity.ofPkcs12(
            Files.readAllBytes(keys.resolve("node.p12")),
            "node",
            line(keys.resolve("password")).toCharArray());
    assertEquals("CN=cho-long-hoa", node.toString());
    assertArrayEquals(
        Files.readAllBytes(hub.home().resolve("keys/ca.pem")),
        Files.readAllBytes(keys.resolve("ca.pem")));
    assertEquals(
        HubSealKey.of(Octets.ofHex(line(hub.home().resolve("keys/seal.key")))).publicKey().bytes(),
        Octets.ofHex(line(keys.resolve("hub-seal.pub"))));
    assertEquals(
        line(hub.home().resolve("keys/signing.pub")), line(keys.resolve("hub-signing.pub")));
    assertEquals(line(hub.home().resolve("keys/pass.pub")), line(keys.resolve("hub-pass.pub")));
  }

  @Test
  void theHubsListSaysWhoTheGateIsAndWhereItStands() throws Exception {
    Path gate = enrol("cho-long-hoa");
    JsonNode entry =
        new ObjectMapper().readTree(hub.home().resolve("nodes/cho-long-hoa.json").toFile());
    assertEquals("cho-long-hoa", entry.get("node").asText());
    assertEquals(MARKET.title(), entry.get("title").asText());
    assertEquals("MARKET", entry.get("kind").asText());
    assertEquals("18:00", entry.get("closes").asText());
    assertEquals(NOW, Instant.parse(entry.get("enrolled").asText()));
    byte[] message = {1, 2, 3};
    SigningKey secret = SigningKey.ofPkcs8(Octets.ofHex(line(gate.resolve("keys/signing.key"))));
    VerifyingKey open = VerifyingKey.ofX509(Octets.ofHex(entry.get("signingKey").asText()));
    assertTrue(open.verifies(message, secret.sign(message)));
  }

  @Test
  void aTitleWithQuotesAndBackslashesStaysItselfInTheSettings() throws Exception {
    String settings = Files.readString(enrol("cho-long-hoa").resolve("gate.yaml"));
    assertTrue(
        settings.contains("title: \"Chợ Long Hoa \\\"cũ\\\" \\\\ mới\""),
        () -> "settings: " + settings);
  }

  @Test
  void noTwoGatesShareASecret() throws Exception {
    Path one = enrol("cho-long-hoa");
    Path other = enrol("cho-hiep-ninh");
    for (String file : List.of("password", "signing.key", "node.p12")) {
      assertTrue(
          Files.mismatch(one.resolve("keys").resolve(file), other.resolve("keys").resolve(file))
              >= 0,
          file);
    }
  }

  @Test
  void aNameIsNeverUsedTwiceAndTheSecondTryLeavesNothing() throws Exception {
    enrol("cho-long-hoa");
    Map<String, byte[]> before = content();
    assertProblem(
        Problem.NODE_NAME_TAKEN,
        () -> new Enrolment(hub).enrol(plan("cho-long-hoa"), folder.resolve("second"), NOW));
    assertUnchanged(before);
  }

  @Test
  void theHubsOwnNameIsNoGates() {
    assertProblem(
        Problem.NODE_NAME_RESERVED,
        () -> new Enrolment(hub).enrol(plan("hub"), folder.resolve("gate"), NOW));
  }

  @Test
  void aFolderInUseIsNeverOverwritten() throws Exception {
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("thesis.txt"), "years of work");
    Map<String, byte[]> before = content();
    assertProblem(
        Problem.FOLDER_IN_USE, () -> new Enrolment(hub).enrol(plan("cho-long-hoa"), used, NOW));
    assertProblem(Problem.FOLDER_IN_USE, () -> HubFolder.found(used, HubPlan.loopback(), NOW));
    assertProblem(
        Problem.FOLDER_IN_USE, () -> HubFolder.found(hub.home(), HubPlan.loopback(), NOW));
    assertUnchanged(before);
  }

  @Test
  void anEmptyFolderIsTaken() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    new Enrolment(hub).enrol(plan("cho-long-hoa"), empty, NOW);
    assertTrue(Files.exists(empty.resolve("gate.yaml")));
  }

  @Test
  void anEnrolmentThatFailsHalfWayLeavesNothing() throws Exception {
    Files.delete(hub.home().resolve("keys/seal.key"));
    Map<String, byte[]> before = content();
    assertProblem(
        Problem.HUB_BROKEN,
        () -> new Enrolment(hub).enrol(plan("cho-long-hoa"), folder.resolve("gate"), NOW));
    assertUnchanged(before);
  }

  @Test
  void aFolderWithoutAHubIsNoHub() {
    assertProblem(Problem.NO_HUB, () -> HubFolder.open(folder));
  }

  @Test
  void ofManyEnrolmentsUnderOneNameExactlyOneSucceeds() throws Exception {
    List<Callable<Boolean>> rush = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Path home = folder.resolve("gate-" + i);
      rush.add(
          () -> {
            try {
              new Enrolment(hub).enrol(plan("cho-long-hoa"), home, NOW);
              return true;
            } catch (ProvisioningException e) {
              assertEquals(Problem.NODE_NAME_TAKEN, e.problem());
              assertFalse(Files.exists(home), home.toString());
              return false;
            }
          });
    }
    int enrolled = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> one : threads.invokeAll(rush)) {
        enrolled += one.get() ? 1 : 0;
      }
    }
    assertEquals(1, enrolled);
    try (Stream<Path> listed = Files.list(hub.nodes())) {
      assertEquals(List.of("cho-long-hoa.json"), listed.map(p -> "" + p.getFileName()).toList());
    }
  }

  private Path enrol(String node) throws ProvisioningException {
    Path home = folder.resolve("gates").resolve(node);
    new Enrolment(hub).enrol(plan(node), home, NOW);
    return home;
  }

  private static GatePlan plan(String node) {
    return GatePlan.loopback(new NodeName(node), MARKET, URI.create("ssl://127.0.0.1:8883"));
  }

  private static String line(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private interface Attempt {
    void run() throws ProvisioningException;
  }

  private static void assertProblem(Problem problem, Attempt attempt) {
    assertEquals(problem, assertThrows(ProvisioningException.class, attempt::run).problem());
  }

  /** Every file below the test's folder, hidden ones too. */
  private Map<String, byte[]> content() throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        content.put(
            folder.relativize(path).toString(),
            Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path));
      }
    }
    return content;
  }

  private void assertUnchanged(Map<String, byte[]> before) throws IOException {
    Map<String, byte[]> after = content();
    assertEquals(before.keySet(), after.keySet());
    before.forEach((file, bytes) -> assertArrayEquals(bytes, after.get(file), file));
  }
}
