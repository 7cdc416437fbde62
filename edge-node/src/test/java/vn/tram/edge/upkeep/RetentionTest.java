package vn.tram.edge.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tram.edge.journal.Cut;
import vn.tram.edge.journal.Landmark;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.time.Moment;

/** Nothing goes that may be young, and nothing stays for ever. */
class RetentionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Retention WEEK = new Retention(Duration.ofDays(7));

  /** A box that starts each day, with a hundred entries a day; known to an hour. */
  private final List<Landmark> landmarks = new ArrayList<>();

  private final List<UUID> boots = new ArrayList<>();

  @Test
  void entriesGoAfterTheirDaysByTheLatestThatTheyMayBe() {
    days(20);
    Cut cut = cut(at(20), false);
    // Day 13 began seven days ago, and may have begun an hour later.
    assertEquals(1201, cut.entries());
    assertEquals(0, cut.visitors());
    assertEquals(1801, cut.table());
  }

  @Test
  void whoIsInsideForAMonthHasLeft() {
    days(40);
    Cut cut = cut(at(40), false);
    assertEquals(901, cut.visitors());
    assertEquals(901, cut.landmarks());
  }

  @Test
  void withoutATimeNothingIsOldUntilThereIsVeryMuch() {
    days(40);
    Cut cut = cut(Moment.UNKNOWN, false);
    assertEquals(new Cut(0, 0, 0, 0), cut);
    Cut late =
        WEEK.cut(
            new Retention.Log(List.of(), Retention.MOST_ENTRIES + 5, 3),
            this::dated,
            Moment.UNKNOWN,
            false);
    assertEquals(5, late.entries());
  }

  @Test
  void whereRoomIsScarceWhatTheHubHasGoesAtOnce() {
    days(20);
    assertEquals(1_950, cut(at(20), true).entries());
  }

  private Cut cut(Moment now, boolean scarce) {
    return WEEK.cut(new Retention.Log(landmarks, 2_000, 1_950), this::dated, now, scarce);
  }

  private void days(int days) {
    for (int day = 0; day < days; day++) {
      UUID boot = new UUID(0, day);
      boots.add(boot);
      landmarks.add(new Landmark(day * 100L + 1, new Boot(boot, "test", 0, Instant.EPOCH, false)));
    }
  }

  private Moment dated(UUID boot, long millis) {
    return at(boots.indexOf(boot));
  }

  private static Moment at(int day) {
    return Moment.around(START.plus(Duration.ofDays(day)), HOUR);
  }
}
