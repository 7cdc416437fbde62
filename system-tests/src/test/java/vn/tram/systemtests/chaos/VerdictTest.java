package vn.tram.systemtests.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.systemtests.chaos.Verdict.Beep;
import vn.tram.systemtests.chaos.Verdict.Row;

/** A right database passes; one wrong row in it does not. */
class VerdictTest {
  private static final NodeName NODE = new NodeName("gate-1");
  private static final Instant BOOTED = Instant.parse("2026-11-21T00:00:00Z");
  private static final UUID BOOT = new UUID(0, 9);
  private static final String MAI = "a".repeat(64);
  private static final String LAN = "b".repeat(64);
  private static final Map<String, UUID> CARDS = Map.of(MAI, new UUID(0, 1), LAN, new UUID(0, 2));

  private final List<Beep> beeps = List.of(beep(MAI, 1_000), beep(LAN, 2_000), beep(MAI, 3_000));
  private final List<Row> rows = new ArrayList<>(beeps.stream().map(VerdictTest::row).toList());

  @Test
  void everyBeepOnceAndInItsTimeIsRight() {
    assertEquals(new Verdict(3, 3, 0, 0, 0, 0, Duration.ofMillis(20)), judged());
  }

  @Test
  void aRemovedRowIsLost() {
    rows.removeLast();
    assertEquals(1, judged().lost());
  }

  @Test
  void aDoubledRowIsDuplicated() {
    rows.add(rows.getFirst());
    assertEquals(1, judged().duplicated());
  }

  @Test
  void aRowOfSomebodyElseIsLostAndUnpromised() {
    Row first = rows.removeFirst();
    rows.add(
        new Row(NODE, first.direction(), BOOT, first.atMillis(), CARDS.get(LAN), first.when()));
    assertEquals(List.of(1, 1), List.of(judged().lost(), judged().duplicated()));
  }

  @Test
  void aRowTheOtherWayIsLostAndUnpromised() {
    Row first = rows.removeFirst();
    rows.add(new Row(NODE, Direction.OUT, BOOT, first.atMillis(), first.who(), first.when()));
    assertEquals(List.of(1, 1), List.of(judged().lost(), judged().duplicated()));
  }

  @Test
  void aRowWhoseIntervalIsShiftedIsMisdatedToEitherSide() {
    for (long shift : List.of(-13L, 13L)) {
      Row first = rows.getFirst();
      Moment moved = around(first.atMillis() + shift);
      rows.set(0, new Row(NODE, first.direction(), BOOT, first.atMillis(), first.who(), moved));
      assertEquals(1, judged().misdated(), () -> "shifted by " + shift);
      rows.set(0, first);
    }
  }

  @Test
  void aKillExcusesOneUnansweredPassageBeforeItAndNoMore() {
    rows.add(row(beep(LAN, 5_000)));
    assertEquals(List.of(0, 1), unpromised(5_100));
    rows.add(row(beep(MAI, 5_050)));
    assertEquals(List.of(1, 1), unpromised(5_100));
    assertEquals(List.of(2, 0), unpromised(4_999), "a kill before the passage");
    assertEquals(List.of(2, 0), unpromised(5_051 + Verdict.SEEN_TO_BEEP), "a kill long after it");
  }

  @Test
  void aTornLineOfAWitnessIsNoBeep() {
    assertEquals(
        Optional.of(new Beep(NODE, Direction.IN, 1_000, MAI)),
        Beep.of(NODE, "123456789 IN 1000 " + MAI));
    assertEquals(Optional.empty(), Beep.of(NODE, "123456789 IN 1000 " + MAI.substring(1)));
  }

  private Verdict judged() {
    return Verdict.of(beeps, rows, CARDS, Map.of(), BOOTED::plusMillis);
  }

  private List<Integer> unpromised(long kill) {
    Verdict verdict =
        Verdict.of(beeps, rows, CARDS, Map.of(NODE, List.of(kill)), BOOTED::plusMillis);
    return List.of(verdict.duplicated(), verdict.unanswered());
  }

  private static Beep beep(String digest, long at) {
    return new Beep(NODE, Direction.IN, at, digest);
  }

  private static Row row(Beep beep) {
    return new Row(
        NODE,
        beep.direction(),
        BOOT,
        beep.bootMillis(),
        CARDS.get(beep.digest()),
        around(beep.bootMillis()));
  }

  private static Moment around(long atMillis) {
    return Moment.around(BOOTED.plusMillis(atMillis), Duration.ofMillis(10));
  }
}
