package vn.tram.provisioning.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.eye.Glance;
import vn.tram.hardware.eye.QrEye;
import vn.tram.protocol.card.Birth;
import vn.tram.protocol.card.CardReader;
import vn.tram.protocol.card.Holder;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.octets.Octets;
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
  void tooShortADemoIsRefused() {
    assertEquals(2, tram("demo", "--seconds", "5", "--data", folder.resolve("d").toString()));
    assertFalse(Files.exists(folder.resolve("d")));
  }

  private int tram(String... arguments) {
    var out = new PrintWriter(said, true);
    return Tram.run(out, out, arguments);
  }

  private int enrol(String node, String... more) {
    var arguments =
        new ArrayList<>(List.of("enrol", "--hub", hub, folder.resolve("cho-long-hoa").toString()));
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
    var arguments =
        new ArrayList<>(
            List.of("pass", "--hub", hub, "--name", "Nguyễn Thị Mẫu", picture.toString()));
    arguments.addAll(List.of(more));
    return tram(arguments.toArray(String[]::new));
  }
}
