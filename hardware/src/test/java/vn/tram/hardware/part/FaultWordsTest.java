package vn.tram.hardware.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever stands before a part that fails reads one sentence that says what to do. */
class FaultWordsTest {

  private static final List<FaultWords> LANGUAGES =
      List.of(new FaultWords(Locale.of("vi")), new FaultWords(Locale.ENGLISH));

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultHasOneSentenceWithItsDetailsInBothLanguages(Fault fault) {
    var failing = new Condition.Failing(fault, List.of("GPIO17", "the lamp"));
    for (FaultWords words : LANGUAGES) {
      String sentence = words.sentence(failing);
      assertTrue(sentence.contains("GPIO17") && sentence.endsWith("."), sentence);
      assertTrue(sentence.contains(": "), "says what to do: " + sentence);
      assertFalse(sentence.contains("{") || sentence.contains("null"), sentence);
    }
    assertNotEquals(LANGUAGES.getFirst().sentence(failing), LANGUAGES.getLast().sentence(failing));
  }

  @Test
  void aFileThatCannotBeReadIsToldWithThePlaceAndTheReasonWhereTheyAreKnown() {
    assertEquals(
        List.of(
            "The file box.yaml cannot be read, it has to be UTF-8: save it again like that.",
            "In the file box.yaml the name \"a\" stands a second time at line 3, column 5:"
                + " leave it once, or give it another name."),
        Stream.of(List.of("box.yaml", "UTF-8"), List.of("box.yaml", "3", "5", "a"))
            .map(details -> new Condition.Failing(Fault.FILE_UNREADABLE, details))
            .map(LANGUAGES.getLast()::sentence)
            .toList());
  }

  @Test
  void aLogSaysTheCodeAndTheSentence() {
    assertEquals(
        "part buzz: UNKNOWN_BOARD: The gate does not know the pins of this machine (amd64): use a"
            + " Raspberry Pi 3, 4, 5, 400, 500, Zero 2 W or a Compute Module 3, 4, 5, or take"
            + " this part out of box.yaml.",
        FaultWords.logged(
            new Part("buzz", Part.Kind.BUZZER),
            new Condition.Failing(Fault.UNKNOWN_BOARD, List.of("amd64"))));
  }

  @Test
  void aPinThatIsUsedTwiceIsNamedWithWhoUsesIt() {
    var failing = new PartException(Fault.PIN_TWICE, "GPIO17", "đèn xanh").condition();
    assertEquals(
        "Chân GPIO17 đã dùng cho \"đèn xanh\": hãy chọn chân khác cho một trong hai bộ phận.",
        LANGUAGES.getFirst().sentence(failing));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aDetailThatIsMissingOrOddNeitherFailsNorShowsTheGap(Fault fault) {
    Stream.of(List.<String>of(), List.of("{1} '{0}'"), List.of("a", "b", "c", "d"))
        .map(details -> new Condition.Failing(fault, details))
        .forEach(
            failing ->
                LANGUAGES.forEach(
                    words -> assertFalse(words.sentence(failing).isBlank(), fault::name)));
  }

  @ParameterizedTest
  @EnumSource(Part.Kind.class)
  void everyKindOfPartHasANameInBothLanguages(Part.Kind kind) {
    assertNotEquals(LANGUAGES.getFirst().name(kind), LANGUAGES.getLast().name(kind));
  }

  @Test
  void whoeverReadsNeitherLanguageIsSpokenToInVietnamese() {
    assertEquals("còi", new FaultWords(Locale.FRENCH).name(Part.Kind.BUZZER));
  }

  @Test
  void bothLanguagesSayTheSameThingsAndNothingElse() throws IOException {
    assertEquals(keys("vi"), keys("en"));
    // A fault may have further sentences for more details: FAULT.3 for three.
    assertEquals(
        Fault.values().length + Part.Kind.values().length,
        keys("vi").stream().map(key -> key.replaceFirst("\\.[0-9]$", "")).distinct().count());
  }

  private static Set<String> keys(String language) throws IOException {
    var properties = new Properties();
    try (var in = FaultWords.class.getResourceAsStream("texts_" + language + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties.stringPropertyNames();
  }
}
