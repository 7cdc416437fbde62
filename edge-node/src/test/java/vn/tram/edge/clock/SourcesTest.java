package vn.tram.edge.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.edge.clock.ServedClock.Served;
import vn.tram.edge.clock.Statement.Verdict;
import vn.tram.protocol.time.Moment;

/** Which word of the machine and of people is taken for true time. */
class SourcesTest {
  private static final Instant NOW = Instant.parse("2026-12-01T03:00:00Z");
  private static final Duration ERROR = Duration.ofMillis(30);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Moment AGES = Software.LIFETIME;

  @TempDir private Path folder;

  @Test
  void aServedClockIsBelievedOnlyAfterItRanEvenlyForAMinute() {
    Steadiness watched = Steadiness.NONE;
    for (int second = 0; second <= 50; second += 10) {
      watched = watched.look(served(second, NOW.plusSeconds(second)));
      assertTrue(watched.anchor(AGES).isEmpty(), "believed after " + second + " s");
    }
    watched = watched.look(served(60, NOW.plusSeconds(60)));
    Moment told = watched.anchor(AGES).orElseThrow().moment();
    assertEquals(Moment.around(NOW.plusSeconds(60), ERROR.plus(Steadiness.SLACK)), told);
  }

  @ParameterizedTest
  @CsvSource({"-1800", "-2", "0.2", "3600", "315360000", "-1790000000"})
  void aClockThatLeaptIsNotBelievedForAMinute(double leap) {
    Duration by = Duration.ofMillis((long) (leap * 1_000));
    Steadiness watched = Steadiness.NONE;
    for (int second = 0; second <= 60; second += 10) {
      watched = watched.look(served(second, NOW.plusSeconds(second)));
    }
    watched = watched.look(served(70, NOW.plusSeconds(70).plus(by)));
    assertTrue(watched.anchor(AGES).isEmpty());
    watched = watched.look(served(120, NOW.plusSeconds(120).plus(by)));
    assertTrue(watched.anchor(AGES).isEmpty());
  }

  @Test
  void aClockFromBeforeTheSoftwareOrThatNobodySetsAnyMoreIsNotBelieved() {
    Steadiness watched = Steadiness.NONE;
    for (int second = 0; second <= 90; second += 10) {
      watched = watched.look(served(second, Instant.EPOCH.plusSeconds(second)));
    }
    assertTrue(watched.anchor(AGES).isEmpty());
    assertEquals(Steadiness.NONE, watched.look(Optional.empty()));
  }

  @Test
  void aVouchedClockTellsTheTimeWithAnErrorThatGrows() {
    // In local time, as many a hardware clock is.
    Instant shown = NOW.plus(Duration.ofHours(7));
    Vouch word = Vouch.of(shown, Moment.around(NOW, ERROR)).orElseThrow();
    Moment later = word.moment(shown.plus(DAY)).orElseThrow();
    assertTrue(later.contains(NOW.plus(DAY)));
    assertEquals(Duration.ofMillis(2 * (30 + 1_000 + 17_280)), later.width());
  }

  @ParameterizedTest
  @CsvSource({"-1", "-1790000000", "5184001", "315360000"})
  void aClockThatWentBackOrFarAheadIsNotBelieved(long seconds) {
    Vouch word = Vouch.of(NOW, Moment.around(NOW, ERROR)).orElseThrow();
    assertEquals(Optional.empty(), word.moment(NOW.plusSeconds(seconds)));
    assertTrue(word.broken(NOW.plusSeconds(seconds), Moment.around(NOW, ERROR)));
  }

  @Test
  void whileTheKernelMaySetTheClockTheWordHoldsBeforeAndAfter() {
    Moment truth = Moment.around(NOW, ERROR);
    Instant slow = NOW.minusSeconds(90);
    Vouch word = Vouch.whileSet(slow, truth, ERROR).orElseThrow();
    assertTrue(word.moment(slow.plus(DAY)).orElseThrow().contains(NOW.plus(DAY)), "left as it was");
    assertTrue(word.moment(NOW.plus(DAY)).orElseThrow().contains(NOW.plus(DAY)), "set to now");
    assertEquals(Optional.empty(), Vouch.whileSet(NOW.plus(Duration.ofHours(7)), truth, ERROR));
  }

  @Test
  void theWordSurvivesARestartAndNonsenseInItsPlaceIsNone() throws IOException {
    var note = new NoteFile(folder.resolve("hardware-clock"));
    assertEquals(Optional.empty(), note.read());
    Vouch word = Vouch.of(NOW, Moment.around(NOW, ERROR)).orElseThrow();
    note.write(word.line());
    assertEquals(Optional.of(word), note.read().flatMap(Vouch::ofLine));
    for (String nonsense :
        new String[] {"", "1 2", "1 5 2", "a b c", "1 2 3 4", "9".repeat(18) + " 1 2"}) {
      note.write(nonsense);
      assertEquals(Optional.empty(), note.read().flatMap(Vouch::ofLine), nonsense);
    }
    Files.write(note.file(), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertEquals(Optional.empty(), note.read());
    note.delete();
    assertFalse(Files.exists(note.file()));
  }

  @Test
  void aHardwareClockThatIsNotThereOrDoesNotAnswerShowsNothing() throws IOException {
    Path file = folder.resolve("since_epoch");
    assertEquals(Optional.empty(), new LinuxHardwareClock(file).shown());
    Files.writeString(file, "1764558000\n");
    assertEquals(
        Optional.of(Instant.ofEpochSecond(1_764_558_000)), new LinuxHardwareClock(file).shown());
    Files.writeString(file, "99999999999999999999");
    assertEquals(Optional.empty(), new LinuxHardwareClock(file).shown());
  }

  @ParameterizedTest
  @CsvSource({
    // What he says is off by so many seconds; whether hub or network spoke; whether he insists.
    "0, false, false, TAKEN",
    "0, true, false, NEEDLESS",
    "7200, true, true, WRONG",
    "-7200, true, true, WRONG",
    "-7200, false, false, DOUBTED",
    "-7200, false, true, TAKEN",
    "8640000, false, false, DOUBTED",
    "-1790000000, false, true, IMPOSSIBLE",
    "1790000000, false, true, IMPOSSIBLE",
  })
  void aTechnicianIsHeardAsFarAsNobodyKnowsBetter(
      long off, boolean told, boolean insists, Verdict verdict) {
    var said = new Statement(Moment.around(NOW.plusSeconds(off), Duration.ofMinutes(1)), insists);
    Moment known = Moment.around(NOW, Duration.ofMinutes(5));
    Moment sure = told ? known : Moment.UNKNOWN;
    assertEquals(verdict, said.verdict(sure, told, known, AGES));
  }

  @Test
  void afterTwoMonthsOffHeMustInsist() {
    Moment sinceThen = new Moment(NOW.minus(Duration.ofDays(70)), Moment.UNKNOWN.latest());
    Moment said = Moment.around(NOW, Duration.ofMinutes(1));
    assertEquals(
        Verdict.FAR, new Statement(said, false).verdict(sinceThen, false, sinceThen, AGES));
    assertEquals(
        Verdict.TAKEN, new Statement(said, true).verdict(sinceThen, false, sinceThen, AGES));
  }

  private static Optional<Served> served(int second, Instant wall) {
    return Optional.of(new Served(1_000 * (100L + second), wall, ERROR));
  }
}
