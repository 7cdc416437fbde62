package vn.tram.hub.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.desk.AuditEntry;
import vn.tram.hub.desk.Numbers;
import vn.tram.hub.desk.Wish;
import vn.tram.protocol.card.CardKey;
import vn.tram.protocol.card.Reading.CardKind;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.WireException;

class TextsTest {
  private static final Texts VI = Texts.of(Language.VI);
  private static final Texts EN = Texts.of(Language.EN);
  private static final Pattern USED =
      Pattern.compile(
          "\"((?:audit|batches|chart|contacts|dashboard|form|format|duration|hours|journals|live|login|moment|nav"
              + "|nodes|parked|password|people|person|refusal|refused|sheet|tile|timeline|trace|tracefile"
              + "|visit|visits)\\.[a-z.-]*[a-z])\"");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertEquals(new TreeSet<>(VI.keys()), new TreeSet<>(EN.keys()));
    for (String key : VI.keys()) {
      assertEquals(arguments(VI.get(key)), arguments(EN.get(key)), key);
      assertFalse(VI.get(key).isBlank() || EN.get(key).isBlank(), key);
    }
  }

  @Test
  void everyTextThatPagesAndProgramsAskForIsThere() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path file : sources()) {
      USED.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(used::add);
    }
    assertTrue(used.size() > 150, "found only " + used.size());
    List<String> missing = used.stream().filter(key -> !isKnown(key)).toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everyValueHasAText() {
    Map<String, Enum<?>[]> named =
        Map.of(
            "password.change", Accounts.Change.values(),
            "form.kind", Numbers.Kind.values(),
            "wish", Wish.Problem.values(),
            "action", AuditEntry.Action.values(),
            "number", CardKey.Kind.values(),
            "card", CardKind.values(),
            "sex", Sex.values(),
            "wire", WireException.Reason.values());
    named.forEach(
        (prefix, values) -> {
          for (Enum<?> value : values) {
            assertFalse(VI.of(prefix, value).isBlank() || EN.of(prefix, value).isBlank());
          }
        });
  }

  @Test
  void vietnameseLettersAreComposed() {
    for (String key : VI.keys()) {
      assertTrue(Normalizer.isNormalized(VI.get(key), Normalizer.Form.NFC), key);
    }
  }

  @Test
  void aMissingTextIsAMistakeThatShows() {
    assertThrows(IllegalArgumentException.class, () -> VI.get("no.such.text"));
  }

  @Test
  void timesAreLocalAndSayHowSureTheyAre() {
    Instant noon = Instant.parse("2026-11-21T05:00:00Z");
    assertEquals("12:00 21/11/2026", VI.dayAndTime(noon));
    assertEquals("21 Nov 2026, 12:00", EN.dayAndTime(noon));
    assertEquals("12:00 21/11/2026", VI.moment(Moment.exactly(noon)));
    assertEquals(
        "12:00 21/11/2026 (± 9 phút)", VI.moment(Moment.around(noon, Duration.ofMinutes(9))));
    assertEquals("chưa rõ thời điểm", VI.moment(Moment.UNKNOWN));
    assertEquals("12:00 21/11/2026 – 14:00", VI.between(noon, noon.plusSeconds(7200)));
    assertEquals("2 giờ 5 phút", VI.duration(Duration.ofMinutes(125)));
    assertEquals("under 1 min", EN.minutes(Duration.ofSeconds(20)));
    assertEquals("1.234.567", VI.number(1_234_567));
    assertEquals("1,234,567", EN.number(1_234_567));
  }

  /** A text, the beginning of an enum's texts, or the name of a script. */
  private static boolean isKnown(String key) {
    return VI.keys().contains(key)
        || VI.keys().stream().anyMatch(known -> known.startsWith(key + "."))
        || key.endsWith(".js");
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String root : List.of("src/main/jte", "src/main/java/vn/tram/hub")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(Files::isRegularFile).forEach(sources::add);
      }
    }
    return sources;
  }
}
