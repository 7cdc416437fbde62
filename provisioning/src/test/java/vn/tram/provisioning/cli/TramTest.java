package vn.tram.provisioning.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.eye.Glance;
import vn.tram.hardware.eye.QrEye;
import vn.tram.hub.keyring.Keyring;
import vn.tram.hub.registry.Registry;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.VerifyingKey;

class TramTest {
  @TempDir Path folder;
  private final StringWriter said = new StringWriter();
  private String hub;

  @BeforeEach
  void aHub() {
    hub = folder.resolve("hub").toString();
    assertEquals(0, tram("hub", "init", hub, "--name", "hub.example.vn"));
  }

  @Test
  void enrolsAGate() throws Exception {
    assertEquals(0, enrol("cho-long-hoa", "--lanes", "in", "--language", "en"));
    String settings = Files.readString(folder.resolve("cho-long-hoa/gate.yaml"));
    assertTrue(settings.contains("title: \"Chợ Long Hoa\""), settings);
    assertTrue(settings.contains("lanes: in"), settings);
    assertTrue(settings.contains("language: \"en\""), settings);
  }

  @Test
  void gatesOfOneSiteHaveTitlesOfTheirOwnAndShareThatOfTheSite() throws Exception {
    assertEquals(0, enrolInto("1", "gate-1", "--title", "Cổng chính", "--site-title", "Trường A"));
    assertEquals(0, enrolInto("2", "gate-2", "--title", "Cổng phụ"));
    assertEquals(0, enrolInto("3", "gate-3", "--title", "Chợ B", "--site", "cho-b"));
    assertEquals(
        List.of("Cổng chính|Trường A", "Cổng phụ|Trường A", "Chợ B|Chợ B"), titles(1, 2, 3));
    assertTrue(Files.readString(folder.resolve("2/gate.yaml")).contains("title: \"Cổng phụ\""));

    assertEquals(0, enrolInto("4", "gate-4", "--title", "Cổng sau", "--site-title", "Trường Á"));
    assertEquals(
        List.of("Cổng chính|Trường Á", "Cổng phụ|Trường Á", "Chợ B|Chợ B", "Cổng sau|Trường Á"),
        titles(1, 2, 3, 4));
    assertEquals(
        0, enrolInto("5", "gate-1", "--title", "Cổng lớn", "--again", "--yes"), said::toString);
    assertEquals(List.of("Cổng lớn|Trường Á"), titles(1));
  }

  /** As the hub reads them. */
  private List<String> titles(int... gates) {
    var registry = new Registry(Path.of(hub).resolve("nodes"));
    return IntStream.of(gates)
        .mapToObj(gate -> registry.find(new NodeName("gate-" + gate)).orElseThrow())
        .map(node -> node.title() + "|" + node.siteTitle())
        .toList();
  }

  @Test
  void whatIsMistypedIsRefusedWithAStatusAndLeavesNothing() {
    for (List<String> mistake :
        List.of(
            List.of("--node", "Chợ"),
            List.of("--site", "x y"),
            List.of("--title", "\n"),
            List.of("--closes", "25:00"),
            List.of("--broker", "tcp://host:1883"),
            List.of("--broker", "ssl://host"),
            List.of("--console-port", "65536"),
            List.of("--console-host", "a host"),
            List.of("--kind", "CASTLE"))) {
      assertFalse(enrol("cho-long-hoa", mistake.toArray(String[]::new)) == 0, mistake.toString());
      assertFalse(Files.exists(folder.resolve("cho-long-hoa")), mistake.toString());
    }
    assertEquals(0, enrol("cho-long-hoa"));
  }

  @Test
  void aPassReadsAsTheHubsOwnFromItsPicture() throws Exception {
    Path picture = folder.resolve("pass.png");
    assertEquals(0, pass(picture, "--sex", "female", "--birth", "1957"));
    Glance.Text seen =
        assertInstanceOf(Glance.Text.class, new QrEye().read(Files.readAllBytes(picture)));
    VerifyingKey ours =
        VerifyingKey.ofX509(
            Octets.ofHex(Files.readString(folder.resolve("hub/keys/pass.pub")).strip()));
    Reading.Card card =
        assertInstanceOf(Reading.Card.class, new CardReader(List.of(ours)).read(seen.text()));
    assertEquals(new Holder("Nguyễn Thị Mẫu", Sex.FEMALE, Birth.ofYear(1957), ""), card.holder());
  }

  @Test
  void aPictureIsNeverOverwritten() throws Exception {
    Path picture = Files.writeString(folder.resolve("pass.png"), "a photograph");
    assertEquals(1, pass(picture));
    assertEquals("a photograph", Files.readString(picture));
  }

  @Test
  void aBirthThatIsNoneIsRefused() {
    for (String birth : List.of("57", "1957-13-01", "0000", "yesterday")) {
      assertEquals(1, pass(folder.resolve("pass.png"), "--birth", birth), birth);
    }
  }

  @Test
  void aNameOnTheCommandLineIsRefusedSinceEverybodyCouldSeeIt() {
    assertEquals(2, pass(folder.resolve("pass.png"), "--name", "Nguyễn Thị Mẫu"));
    assertEquals(
        1, typing("", "pass", "--hub", hub, folder.resolve("pass.png").toString()), "no name");
  }

  @Test
  void aNameThatNoGateCouldShowIsRefused() {
    Path picture = folder.resolve("pass.png");
    for (String name :
        List.of("", "\u0007", "An\u202egnov", "\ufffd", "\ue000", "\ud800", "a".repeat(61))) {
      said.getBuffer().setLength(0);
      assertEquals(1, typing(name + "\n", "pass", "--hub", hub, picture.toString()), name);
      assertEquals(2, said.toString().lines().count(), said.toString());
      assertFalse(Files.exists(picture), name);
    }
  }

  @Test
  void whatIsNotInUtf8IsRefused() throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Tram.class.getName(),
                "pass",
                "--hub",
                hub,
                folder.resolve("pass.png").toString())
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80, '\n'});
    }
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), answer);
    assertTrue(answer.contains("UTF-8"), answer);
    assertFalse(Files.exists(folder.resolve("pass.png")));
  }

  @Test
  void anotherBrokerHasTheHubsPapersInFilesOfItsOwnKind() throws Exception {
    Path out = Files.createDirectory(folder.resolve("mosquitto"));
    assertEquals(0, tram("hub", "broker-keys", hub, "--out", out.toString()));
    Path key = out.resolve("broker.key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    var certificates = CertificateFactory.getInstance("X.509");
    X509Certificate certificate;
    try (InputStream in = Files.newInputStream(out.resolve("broker.crt"))) {
      certificate = (X509Certificate) certificates.generateCertificate(in);
      certificate.verify(certificates.generateCertificate(in).getPublicKey());
    }
    String encoded = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
    var secret =
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(secret);
    signature.update(new byte[] {1});
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    signature.update(new byte[] {1});
    assertTrue(signature.verify(signed));
    assertEquals(1, tram("hub", "broker-keys", hub, "--out", out.toString()), "overwritten");
  }

  @Test
  void aBoxIsPutOutAndLetInAgainAndAnotherTakesItsName() throws Exception {
    assertEquals(0, enrol("cho-long-hoa"));
    var registry = new Registry(folder.resolve("hub/nodes"));
    var node = new NodeName("cho-long-hoa");
    Octets first = registry.find(node).orElseThrow().certificate();
    String crl = "hub/revoked.crl";

    assertEquals(0, tram("revoke", "cho-long-hoa", "--hub", hub, "--reason", "stolen"));
    assertTrue(registry.find(node).isEmpty());
    assertEquals("stolen", registry.papers(node).orElseThrow().revoked().orElseThrow().reason());
    assertEquals(1, listed(crl));
    assertEquals(0, tram("readmit", "cho-long-hoa", "--hub", hub));
    assertTrue(registry.admits(node, first));
    assertEquals(0, listed(crl));

    assertEquals(1, enrolInto("second", "cho-long-hoa"));
    assertEquals(1, enrolInto("second", "cho-long-hoa", "--again"));
    assertTrue(registry.admits(node, first), "put out without a warning");
    assertFalse(Files.exists(folder.resolve("second")));
    assertEquals(0, enrolInto("second", "cho-long-hoa", "--again", "--yes"));
    assertFalse(registry.admits(node, first));
    assertEquals(2, registry.papers(node).orElseThrow().boxes());
    assertEquals(1, listed(crl));
    assertEquals(1, enrolInto("third", "cho-moi", "--again", "--yes"));
    assertEquals(1, tram("revoke", "cho-moi", "--hub", hub, "--reason", "x"));
  }

  private int listed(String crl) throws Exception {
    try (InputStream in = Files.newInputStream(folder.resolve(crl))) {
      var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
      return list.getRevokedCertificates() == null ? 0 : list.getRevokedCertificates().size();
    }
  }

  @Test
  void keysAreRotatedAndAGateThatIsEnrolledAfterwardsHasTheNewOnes() throws Exception {
    assertEquals(0, tram("hub", "rotate", hub));
    assertEquals(0, tram("hub", "rotate", hub, "--signing"));
    assertEquals(2, tram("hub", "rotate", hub, "--leaked"));
    assertEquals(0, enrol("cho-long-hoa"));
    Path keys = folder.resolve("cho-long-hoa/keys");
    var ring = Keyring.open(folder.resolve("hub/keys")).keys();
    assertEquals(
        ring.verifying().getFirst().toX509().toHex(),
        Files.readString(keys.resolve("hub-signing.pub")).strip());
    assertEquals(
        ring.seal().publicKey().bytes().toHex(),
        Files.readString(keys.resolve("hub-seal.pub")).strip());
    long number = Long.parseLong(Files.readString(keys.resolve("orders")).strip().split(" ")[1]);
    assertTrue(number >= ring.rotated(), number + " < " + ring.rotated());
  }

  @Test
  void aLostPasswordIsReplacedByOneThatStandsInNoFile() throws Exception {
    assertEquals(0, tram("hub", "password", hub));
    String password = said.toString().split("admin")[1].split(": ")[1].split("\\s")[0];
    assertEquals(23, password.length(), said.toString());
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(password), file.toString());
      }
    }
  }

  @Test
  void tooShortADemoIsRefused() {
    assertEquals(2, tram("demo", "--seconds", "5", "--data", folder.resolve("d").toString()));
    assertFalse(Files.exists(folder.resolve("d")));
  }

  private int tram(String... arguments) {
    return typing("", arguments);
  }

  private int typing(String typed, String... arguments) {
    var out = new PrintWriter(said, true);
    return Tram.run(new BufferedReader(new StringReader(typed)), out, out, arguments);
  }

  private int enrol(String node, String... more) {
    return enrolInto("cho-long-hoa", node, more);
  }

  private int enrolInto(String home, String node, String... more) {
    var arguments =
        new ArrayList<>(List.of("enrol", "--hub", hub, folder.resolve(home).toString()));
    var given = List.of(more);
    for (List<String> option :
        List.of(
            List.of("--node", node),
            List.of("--site", "cho-long-hoa"),
            List.of("--title", "Chợ Long Hoa"),
            List.of("--broker", "ssl://127.0.0.1:8883"))) {
      if (!given.contains(option.getFirst())) {
        arguments.addAll(option);
      }
    }
    arguments.addAll(given);
    return tram(arguments.toArray(String[]::new));
  }

  private int pass(Path picture, String... more) {
    var arguments = new ArrayList<>(List.of("pass", "--hub", hub, picture.toString()));
    arguments.addAll(List.of(more));
    return typing("Nguyễn Thị Mẫu\n", arguments.toArray(String[]::new));
  }
}
