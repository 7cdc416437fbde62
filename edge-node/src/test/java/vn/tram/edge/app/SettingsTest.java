package vn.tram.edge.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.gate.Way;
import vn.tram.edge.uplink.Timing;
import vn.tram.protocol.wire.NodeName;

class SettingsTest {
  private static final String GOOD =
      """
      node: "cho-long-hoa"
      title: "Chợ Long Hoa"
      broker: "ssl://hub.example:8883"
      console:
        host: "127.0.0.1"
        port: 8081
      lanes: toggle
      language: vi
      """;

  @TempDir Path home;

  @Test
  void goodSettingsAreRead() throws IOException, StartFailure {
    assertEquals(
        new GateConfig(
            new NodeName("cho-long-hoa"),
            "Chợ Long Hoa",
            URI.create("ssl://hub.example:8883"),
            "127.0.0.1",
            8081,
            Set.of(),
            List.of(Way.TOGGLE),
            Locale.of("vi"),
            Timing.USUAL.retryAtMost(),
            7,
            64,
            Optional.empty()),
        read(GOOD));
  }

  @Test
  void howLongAndHowMuchIsKeptMayBeSaid() throws IOException, StartFailure {
    GateConfig config = read(GOOD + "journal: {kept-days: 30, reserve-mb: 200}\n");
    assertEquals(30, config.keptDays());
    assertEquals(200_000_000, config.reserveBytes());
    assertEquals(0, read(GOOD + "journal: {reserve-mb: 0}\n").reserveBytes());
  }

  @Test
  void theStickMayHaveItsPlaceBelowTheGatesFolderOrAnywhere() throws IOException, StartFailure {
    assertEquals(
        Optional.of(home.toAbsolutePath().resolve("usb")), read(GOOD + "carry: usb\n").carry());
    assertEquals(Optional.of(Path.of("/media/tram")), read(GOOD + "carry: /media/tram\n").carry());
  }

  @Test
  void eachLaneMayHaveItsDirectionAndTheConsoleNames() throws IOException, StartFailure {
    GateConfig config =
        read(
            GOOD.replace("toggle", "[in, out]")
                .replace("port: 8081", "port: 8081\n  names: [tram.local]"));
    assertEquals(List.of(Way.IN, Way.OUT), config.lanes());
    assertEquals(Set.of("tram.local"), config.consoleNames());
  }

  @Test
  void aGateMayBeToldToTryMoreOften() throws IOException, StartFailure {
    assertEquals(Duration.ofSeconds(5), read(GOOD + "retry-seconds: 5\n").retryAtMost());
  }

  @ParameterizedTest
  @CsvSource({
    "node, node",
    "title, title",
    "broker, broker",
    "lanes, lanes",
    "language, language",
    "'  host', console.host",
    "'  port', console.port"
  })
  void aMissingKeyIsNamed(String line, String key) throws IOException {
    String text = GOOD.replaceAll("(?m)^" + line + ":.*\n", "");
    expect(Problem.SETTING_MISSING, key, text);
  }

  @ParameterizedTest
  @CsvSource({
    "node, 'node: Chợ'",
    "title, 'title: \"\"'",
    "broker, 'broker: tcp://hub:1883'",
    "broker, 'broker: ssl://hub'",
    "broker, 'broker: not an address'",
    "console.port, '  port: 70000'",
    "console.port, '  port: many'",
    "console.names, '  names: alone'",
    "console, 'console: 8081'",
    "retry-seconds, 'retry-seconds: 0'",
    "retry-seconds, 'retry-seconds: soon'"
  })
  void aWrongValueIsNamed(String key, String line) throws IOException {
    // A later line with the same key would not do: YAML takes no key twice.
    String name = line.substring(0, line.indexOf(':') + 1);
    String without = GOOD.replaceAll("(?m)^" + name + ".*\n" + "(?:  .*\n)*", "");
    String text =
        line.startsWith(" ")
            ? without.replace("console:\n", "console:\n" + line + "\n")
            : without + line + "\n";
    expect(Problem.SETTING_WRONG, key, text);
  }

  @ParameterizedTest
  @CsvSource({
    "lanes, toggle, sideways, sideways, 'in, out, toggle'",
    "lanes, toggle, '[in, raus]', raus, 'in, out, toggle'",
    "lanes, toggle, '[]', '[]', 'in, out, toggle'",
    "language, vi, fr, fr, 'vi, en'"
  })
  void aWordThatIsNoneOfAFewIsNamedWithThem(
      String key, String good, String value, String named, String known) throws IOException {
    String text = GOOD.replace(key + ": " + good, key + ": " + value);
    StartFailure e = assertThrows(StartFailure.class, () -> read(text), text);
    assertEquals(Problem.SETTING_CHOICE, e.problem());
    for (Locale language : List.of(GateConfig.VIETNAMESE, GateConfig.ENGLISH)) {
      String sentence = e.sentence(language);
      assertTrue(
          sentence.contains('"' + key + '"')
              && sentence.contains('"' + named + '"')
              && sentence.contains(known),
          sentence);
    }
  }

  @Test
  void anUnknownKeyIsNamed() throws IOException {
    expect(Problem.SETTING_UNKNOWN, "colour", GOOD + "colour: red\n");
    expect(Problem.SETTING_UNKNOWN, "console.tls", GOOD.replace("console:", "console:\n  tls: 1"));
  }

  @Test
  void whatIsNoYamlIsSaidToBeNone() throws IOException {
    for (String text : List.of("", "just words", "- a\n- b\n", "\u0000", "node: !!int x\n")) {
      assertEquals(
          Problem.SETTINGS_UNREADABLE,
          assertThrows(StartFailure.class, () -> read(text), text).problem());
    }
  }

  @Test
  void theLineOfAMistakeAndTheKeyThatStandsTwiceAreNamed() throws IOException {
    assertEquals(
        "The settings file "
            + home.resolve("gate.yaml")
            + " cannot be read from line 9, column 1 on: make it proper YAML there"
            + " (blanks in front of lines, no tabs; commas, brackets).",
        sentence(Problem.SETTINGS_MISPLACED, GOOD + "\tcarry: usb\n"));
    assertEquals(
        "In the settings file "
            + home.resolve("gate.yaml")
            + " the key \"node\" stands a second time at line 9, column 1: leave it once.",
        sentence(Problem.SETTINGS_TWICE, GOOD + "node: twice\n"));
    sentence(Problem.SETTINGS_MISPLACED, "node: [");
  }

  private String sentence(Problem problem, String text) {
    StartFailure e = assertThrows(StartFailure.class, () -> read(text), text);
    assertEquals(problem, e.problem(), text);
    return e.sentence(GateConfig.ENGLISH);
  }

  @Test
  void settingsThatRunCodeAreNotObeyed() throws IOException {
    String text = "node: !!javax.script.ScriptEngineManager []\n";
    assertEquals(
        Problem.SETTINGS_MISPLACED, assertThrows(StartFailure.class, () -> read(text)).problem());
  }

  @Test
  void settingsThatCannotBeOpenedAreNotCalledBadYaml() throws IOException {
    Path file = Files.createDirectory(home.resolve("gate.yaml"));
    assertEquals(
        Problem.SETTINGS_FORBIDDEN,
        assertThrows(StartFailure.class, () -> Settings.read(file)).problem());
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsRefusedAndNobodyWaitsForItsWriter() throws Exception {
    Path file = home.resolve("gate.yaml");
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    StartFailure e = assertThrows(StartFailure.class, () -> Settings.read(file));
    assertEquals(Problem.SETTINGS_FORBIDDEN, e.problem());
    assertTrue(e.sentence(GateConfig.ENGLISH).contains("no pipe"), e::toString);
    assertEquals(Optional.empty(), Settings.language(file));
  }

  @Test
  void missingSettingsAreMissed() {
    StartFailure e =
        assertThrows(StartFailure.class, () -> Settings.read(home.resolve("gate.yaml")));
    assertEquals(Problem.NO_SETTINGS, e.problem());
  }

  private void expect(Problem problem, String key, String text) throws IOException {
    StartFailure e = assertThrows(StartFailure.class, () -> read(text), text);
    assertEquals(problem, e.problem(), text);
    String sentence = e.sentence(Locale.ENGLISH);
    assertTrue(sentence.contains('"' + key + '"'), sentence);
  }

  private GateConfig read(String text) throws IOException, StartFailure {
    Path file = home.resolve("gate.yaml");
    Files.writeString(file, text);
    return Settings.read(file);
  }
}
