package vn.tram.hub.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tram.hub.clock.JournalClock.BootEntry;
import vn.tram.hub.clock.JournalClock.ClockEntry;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

class JournalClockTest {
  private static final UUID MONDAY = new UUID(0, 1);
  private static final UUID TUESDAY = new UUID(0, 2);
  private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

  @Test
  void twoRunsOfTheProgramInOneKernelBootShareTheirAnchors() {
    var clock =
        new JournalClock(
            List.of(new BootEntry(1, MONDAY, 500), new BootEntry(9, MONDAY, 2_000)),
            List.of(anchor(9, 1_000)));
    assertEquals(Moment.exactly(NOON.plusSeconds(1)), clock.at(1, 1_000));
    assertEquals(
        List.of(1L, 9L),
        List.copyOf(clock.unlike(new JournalClock(List.of(), List.of())).keySet()));
  }

  @Test
  void aBootThatIsNotHereTellsNoTime() {
    var clock = new JournalClock(List.of(new BootEntry(1, MONDAY, 500)), List.of(anchor(5, 7)));
    assertEquals(Moment.UNKNOWN, clock.at(5, 10));
    assertEquals(Moment.UNKNOWN, clock.at(0, 10));
    assertEquals(Moment.UNKNOWN.latest(), clock.at(1, 7).latest());
  }

  @Test
  void aBootThatStillRunsHasNoEndThatGrowsWithIt() {
    List<ClockEntry> clocks = List.of(anchor(1, 1_000));
    var early =
        new JournalClock(
            List.of(new BootEntry(1, MONDAY, 5_000), new BootEntry(7, TUESDAY, 1_000)), clocks);
    var late =
        new JournalClock(
            List.of(new BootEntry(1, MONDAY, 5_000), new BootEntry(7, TUESDAY, 90_000)), clocks);
    assertEquals(early.at(7, 500), late.at(7, 500));
    assertEquals(Moment.UNKNOWN.latest(), late.at(7, 500).latest());
    assertTrue(late.at(7, 500).earliest().isAfter(NOON));
  }

  @Test
  void aLateAnchorLeavesTheReadingsBeforeTheOneBeforeItAlone() {
    var boots = List.of(new BootEntry(1, MONDAY, 90_000_000));
    List<ClockEntry> two = List.of(anchor(1, 0), anchor(1, 40_000_000));
    List<ClockEntry> three = new ArrayList<>(two);
    three.add(anchor(1, 80_000_000));
    var unlike = new JournalClock(boots, three).unlike(new JournalClock(boots, two));
    assertEquals(40_000_000, unlike.get(1L).from());
    assertTrue(new JournalClock(boots, two).unlike(new JournalClock(boots, two)).isEmpty());
  }

  private static ClockEntry anchor(long bootSeq, long millis) {
    return new ClockEntry(
        bootSeq, new Anchor(millis, Moment.exactly(NOON.plusMillis(millis)), ClockSource.NTP));
  }
}
