package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.gate.Decision;
import vn.tram.edge.gate.Label;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.upkeep.Room;
import vn.tram.edge.uplink.Status;
import vn.tram.edge.uplink.Trouble;
import vn.tram.hardware.box.Unreadable;
import vn.tram.protocol.card.Reading;
import vn.tram.protocol.card.Sex;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;

class WordsTest {
  private static final Words VIETNAMESE = new Words(Texts.in(Texts.VIETNAMESE));
  private static final Words ENGLISH = new Words(Texts.in(Texts.ENGLISH));
  private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

  private static Properties file(String language) throws IOException {
    Properties texts = new Properties();
    try (var in =
        new InputStreamReader(
            WordsTest.class.getResourceAsStream("texts_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    }
    return texts;
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertEquals(file("vi").stringPropertyNames(), file("en").stringPropertyNames());
  }

  static Stream<Decision> decisions() {
    Label who = new Label("N.V.M", Sex.MALE, 1988);
    return Stream.of(
            Stream.of(
                new Decision.In(who, 1),
                new Decision.Out(who, 1),
                new Decision.Already(who, Direction.IN),
                new Decision.Refused(Reading.Reason.FORGED_PASS),
                new Decision.Refused(Reading.Reason.SETTING_CODE)),
            Stream.of(Reading.Reason.values()).map(Decision.NotRead::new),
            Stream.of(Unreadable.Reason.values()).map(Decision.NotSeen::new),
            Stream.of(JournalException.Reason.values()).map(Decision.Fault::new))
        .flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void everyAnswerHasWordsInBothLanguages(Decision decision) {
    for (Words words : Stream.of(VIETNAMESE, ENGLISH).toList()) {
      assertFalse(words.decision(decision).title().isBlank());
      assertFalse(words.decision(decision).detail().isBlank());
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "false, 1", "false, 12", "true, 0", "true, 3"})
  void theJournalsTileLeavesNoGap(boolean full, int aside) {
    for (Words words : Stream.of(VIETNAMESE, ENGLISH).toList()) {
      Told told = words.journal(12_345_678, 4_711, new Room(1_000, 64_000_000, full, aside));
      assertFalse((told.title() + told.detail()).contains("{"), told.toString());
      assertEquals(aside > 0 && !full, told.title().contains(String.valueOf(aside)), told::title);
    }
  }

  @Test
  void everyTroubleOfTheLineHasWordsInBothLanguages() {
    for (Trouble trouble : Trouble.values()) {
      for (Status.Phase phase : Status.Phase.values()) {
        Status status = Stand.status(phase, trouble, 0, 5, 0);
        assertFalse(VIETNAMESE.line(status, "08:00").detail().isBlank());
        assertFalse(ENGLISH.line(status, "08:00").detail().isBlank());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, 12:00:00",
    "PT1M, 12:00",
    "PT1H, khoảng 12:00",
    "PT2H1M, khoảng 12:00",
    "PT3H20M, khoảng 12:00",
    "PT3H21M, 3 phút sau khi bật máy",
    "PT5H, 3 phút sau khi bật máy"
  })
  void aTimeIsNoMoreExactThanItIsKnown(Duration width, String words) {
    Moment moment = Moment.around(NOON, width.dividedBy(2));
    assertEquals(words, VIETNAMESE.time(moment, 200_000, Moment.exactly(NOON)));
  }

  @Test
  void aTimeOfAnotherDayNamesTheDay() {
    Moment yesterday = Moment.exactly(NOON.minus(Duration.ofDays(1)));
    assertEquals("20/11 12:00", VIETNAMESE.time(yesterday, 0, Moment.exactly(NOON)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, Off by one second at most.",
    "PT9S, Off by 5 seconds at most.",
    "PT10M, May be off by up to 5 minutes.",
    "PT20H, May be off by up to 10 hours."
  })
  void theErrorOfTheClockIsHalfOfWhatIsPossible(Duration width, String words) {
    assertEquals(words, ENGLISH.clock(new Quality.Within(width)).detail());
  }

  @Test
  void aVisitorWithoutANameIsCalledSo() {
    assertEquals("Khách không ghi tên", VIETNAMESE.who(new Label("", Sex.UNKNOWN, 0)));
    assertEquals(
        "Visitor without a name · female · 1990", ENGLISH.who(new Label("", Sex.FEMALE, 1990)));
  }

  @Test
  void anUnknownLanguageIsVietnamese() {
    assertEquals("vi", Texts.in(Locale.JAPANESE).language());
  }
}
