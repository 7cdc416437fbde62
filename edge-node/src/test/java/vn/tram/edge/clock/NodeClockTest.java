package vn.tram.edge.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.journal.DerbyJournal;
import vn.tram.edge.journal.JournalException;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

class NodeClockTest {
  private static final Octets KEY = Octets.of(new byte[32]);
  private static final Instant NOW = Instant.parse("2026-11-20T07:00:00Z");
  private static final Anchor ANCHOR =
      new Anchor(4_000, Moment.around(NOW, Duration.ofMillis(20)), ClockSource.HUB);

  @TempDir Path home;

  @Test
  void whatItHearsIsInTheJournalAndKnownAfterAnotherStart() throws JournalException {
    var clock = new StillClock(5_000);
    try (var journal = DerbyJournal.open(home.resolve("journal"), KEY)) {
      var time = new NodeClock(clock, journal);
      assertEquals(new Quality.Unknown(), time.quality());
      time.heard(ANCHOR);
      assertEquals(1, journal.lastSeq());
    }
    try (var journal = DerbyJournal.open(home.resolve("journal"), KEY)) {
      var time = new NodeClock(clock, journal);
      assertEquals(
          new Moment(NOW.plusMillis(1_000 - 20 - 1), NOW.plusMillis(1_000 + 20 + 1)), time.now());
      assertEquals(new Quality.Within(Duration.ofMillis(42)), time.quality());
    }
  }

  @Test
  void aThousandReceiptsOfAMinuteAreOneEntry() throws JournalException {
    try (var journal = DerbyJournal.open(home.resolve("journal"), KEY)) {
      var time = new NodeClock(new StillClock(5_000), journal);
      for (int i = 0; i < 1_000; i++) {
        time.heard(
            new Anchor(
                4_000 + i * 60,
                Moment.around(NOW.plusMillis(i * 60), Duration.ofMillis(20)),
                ClockSource.HUB));
      }
      assertEquals(1, journal.lastSeq());
    }
  }

  @Test
  void whatTheJournalDidNotTakeIsNotKnown() throws JournalException {
    var journal = DerbyJournal.open(home.resolve("journal"), KEY);
    var time = new NodeClock(new StillClock(5_000), journal);
    journal.close();
    assertThrows(JournalException.class, () -> time.heard(ANCHOR));
    assertEquals(new Quality.Unknown(), time.quality());
  }

  /** It is always the same time. */
  private record StillClock(long millis) implements BootClock {
    @Override
    public UUID boot() {
      return new UUID(1, 2);
    }

    @Override
    public Instant wallClock() {
      return Instant.EPOCH;
    }

    @Override
    public boolean disciplined() {
      return false;
    }
  }
}
