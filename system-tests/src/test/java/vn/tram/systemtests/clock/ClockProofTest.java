package vn.tram.systemtests.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

class ClockProofTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  @Test
  void theTrueTimeIsInsideInFreshWorlds() throws Exception {
    long seed = new SecureRandom().nextInt(1_000_000_000);
    List<String> broken = new ArrayList<>();
    ClockFigures figures = new ClockProof(seed, broken::add).run(500);
    assertTrue(figures.kept(), () -> figures.line() + " " + broken);
  }

  @Test
  void aCaseAloneIsAsItWasAmongTheMany() throws Exception {
    ClockFigures many = new ClockProof(7, any -> {}).run(2);
    ClockFigures first = new ClockProof(7, any -> {}).runOne(0);
    ClockFigures second = new ClockProof(7, any -> {}).runOne(1);
    assertEquals(many.readings(), first.readings() + second.readings());
  }

  @Test
  void aTimeThatIsNotInsideIsNoticed() {
    var diary = new Diary();
    diary.add(new Boot(new UUID(1, 1), "test", 0, NOW, false));
    diary.add(new Clock(new Anchor(0, Moment.around(NOW, Duration.ofSeconds(1)), ClockSource.HUB)));
    diary.pass(10_000, NOW.plusSeconds(10).toEpochMilli());
    var ledger = new Ledger();
    ledger.check(diary, diary.lastSeq());
    assertTrue(ledger.figures(1, 0).kept());
    diary.pass(20_000, NOW.plusSeconds(22).toEpochMilli());
    ledger.check(diary, diary.lastSeq());
    assertFalse(ledger.figures(1, 0).kept());
    assertEquals(1, ledger.figures(1, 0).misdated());
  }
}
