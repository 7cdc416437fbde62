package vn.tram.systemtests.month;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.systemtests.chaos.Verdict.Beep;
import vn.tram.systemtests.chaos.Verdict.Row;
import vn.tram.systemtests.crowd.ProofGate;
import vn.tram.systemtests.month.Account.Heard;

/** The comparison fails when it should. */
class AccountTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration ERROR = Duration.ofSeconds(1);
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);

  private final Map<UUID, Heard> heard = new HashMap<>();
  private final Map<String, UUID> cards = Map.of("mai", new UUID(2, 1), "lan", new UUID(2, 2));
  private final List<Row> rows = new ArrayList<>();

  /** Both boots have the same readings: only the boot tells them apart. */
  @BeforeEach
  void twoBootsOfTwoVisitors() {
    play(FIRST, BEGIN);
    play(SECOND, BEGIN.plus(Duration.ofHours(1)));
  }

  private void play(UUID boot, Instant begin) {
    List<Beep> beeps = new ArrayList<>();
    for (String card : List.of("mai", "lan")) {
      beeps.add(new Beep(ProofGate.NAME, Direction.IN, 5_000, card));
      rows.add(row(boot, card, Moment.around(begin.plusMillis(5_000), ERROR)));
    }
    heard.put(boot, new Heard(beeps, begin::plusMillis));
  }

  private Row row(UUID boot, String card, Moment when) {
    return new Row(ProofGate.NAME, Direction.IN, boot, 5_000, cards.get(card), when);
  }

  @Test
  void aMonthThatIsThereOnceAndInItsIntervalsIsKept() {
    assertEquals(new Account(4, 0, 0, 0), account());
    assertTrue(new MonthFigures(account(), 1, 1, 1).kept());
  }

  @Test
  void aRowThatIsMissingIsLost() {
    rows.removeLast();
    broken(new Account(4, 1, 0, 0));
  }

  @Test
  void aRowThatIsThereTwiceIsDuplicated() {
    rows.add(rows.getLast());
    broken(new Account(4, 0, 1, 0));
  }

  @Test
  void aRowOfABootThatNeverWasIsDuplicated() {
    rows.add(row(new UUID(1, 3), "mai", Moment.around(BEGIN, ERROR)));
    broken(new Account(4, 0, 1, 0));
  }

  @Test
  void aRowInTheOtherBootIsLostAndDuplicated() {
    rows.set(0, row(SECOND, "mai", rows.getFirst().when()));
    broken(new Account(4, 1, 1, 1));
  }

  @Test
  void aRowWhoseIntervalIsShiftedIsMisdated() {
    rows.set(0, row(FIRST, "mai", Moment.around(BEGIN.plusMillis(6_003), ERROR)));
    broken(new Account(4, 0, 0, 1));
  }

  @Test
  void nothingAtAllProvesNothing() {
    assertFalse(new MonthFigures(new Account(0, 0, 0, 0), 1, 1, 1).kept());
  }

  @Test
  void theLineIsTheOneThatOthersRead() {
    assertEquals(
        "month: checkins=4 lost=0 duplicated=0 misdated=0 journal-mb=11 drain-seconds=12.3 seed=7",
        new MonthFigures(account(), 11, 12.34, 7).line());
  }

  private Account account() {
    return Account.of(heard, rows, cards);
  }

  private void broken(Account expected) {
    assertEquals(expected, account());
    assertFalse(new MonthFigures(account(), 1, 1, 1).kept());
  }
}
