package vn.tram.provisioning.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help, and what is said to whoever mistypes. */
class UsageTest {
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final StringWriter said = new StringWriter();

  @Test
  void everyCommandAndAllThatItTakesIsExplainedInBothLanguages() {
    Map<String, String> english = explanations(Locale.ENGLISH);
    Map<String, String> vietnamese = explanations(VIETNAMESE);
    assertTrue(english.size() > 60, english.toString());
    assertEquals(english.keySet(), vietnamese.keySet());
    english.forEach(
        (what, explanation) -> {
          assertFalse(explanation.isBlank(), what);
          // A list of choices is not translated.
          if (!explanation.startsWith("$")) {
            assertNotEquals(explanation, vietnamese.get(what), what);
          }
        });
  }

  private static Map<String, String> explanations(Locale language) {
    Map<String, String> explanations = new TreeMap<>();
    explain(command(language), explanations);
    return explanations;
  }

  private static void explain(CommandLine line, Map<String, String> explanations) {
    CommandSpec command = line.getCommandSpec();
    String name = command.qualifiedName(" ");
    explanations.put(name, String.join("", command.usageMessage().description()));
    for (ArgSpec argument : command.args()) {
      if (!argument.hidden()) {
        String what =
            argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        explanations.put(name + " " + what, String.join("", argument.description()));
      }
    }
    line.getSubcommands().values().forEach(each -> explain(each, explanations));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frob",
        "frob --help",
        "box lst --help",
        "hub init a b --help",
        "gate",
        "gate a b",
        "hub",
        "hub init",
        "hub init a b",
        "hub rotate --leaked a",
        "enrol a",
        "enrol --hub",
        "enrol --hub a --hub b",
        "enrol --kind CASTLE",
        "enrol --console-port x",
        "enrol --yes --hub a --node n --site s --title t --broker b d",
        "revoke a",
        "carry",
        "box",
        "box frob",
        "box check a b",
        "box check a --gate b",
        "carry in a --hub b --gate c",
        "pass --frob",
        "demo --seconds 5",
        "demo --seed x"
      })
  void aMistakeIsAnsweredByOneSentenceThatEndsWithWhereHelpIs(String typed) {
    String english = answer(Locale.ENGLISH, typed);
    String vietnamese = answer(VIETNAMESE, typed);
    assertTrue(english.matches("[^\\n]+: see \"tram[a-z -]* --help\"\\.\\n"), english);
    assertTrue(vietnamese.matches("[^\\n]+: xem \"tram[a-z -]* --help\"\\.\\n"), vietnamese);
    assertFalse(vietnamese.contains("%") || vietnamese.contains("null"), vietnamese);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hub init a frob | \"frob\" does not belong to this command",
        "revoke a --hub b | --reason is missing",
        "enrol --hub a --hub b | --hub is given more than once",
        "enrol --lanes sideways | \"sideways\" is nothing that --lanes can be, which is one of"
            + " TOGGLE, IN, OUT",
        "enrol --console-port x | \"x\" is nothing that --console-port can be",
        "carry in a --hub b --gate c | Only one of --gate, --hub can be given"
      })
  void theSentenceNamesWhatIsWrong(String typed, String expected) {
    String sentence = answer(Locale.ENGLISH, typed);
    assertTrue(sentence.startsWith(expected), sentence);
  }

  @Test
  void helpIsInTheLanguageOfWhoeverAsks() {
    assertTrue(answer(0, VIETNAMESE, "enrol --help").contains("Cách dùng: tram enrol"));
    assertTrue(answer(0, VIETNAMESE, "help carry").contains("Các lệnh"), said.toString());
    assertTrue(answer(0, Locale.ENGLISH, "hub --help").contains("Usage: tram hub DIR"));
    assertTrue(answer(0, VIETNAMESE, "gate --help").contains("Cách dùng: tram gate DIR"));
  }

  private String answer(Locale language, String typed) {
    return answer(2, language, typed);
  }

  private String answer(int status, Locale language, String typed) {
    said.getBuffer().setLength(0);
    var out = new PrintWriter(said, true);
    List<String> words = new ArrayList<>(List.of(typed.split(" ")));
    words.removeIf(String::isEmpty);
    int answered = command(language).setOut(out).setErr(out).execute(words.toArray(String[]::new));
    assertEquals(status, answered, said.toString());
    return said.toString();
  }

  private static CommandLine command(Locale language) {
    return Tram.line(language, new BufferedReader(new StringReader("")));
  }
}
