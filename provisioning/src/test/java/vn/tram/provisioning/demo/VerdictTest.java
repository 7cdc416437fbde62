package vn.tram.provisioning.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.provisioning.demo.Passage.Promise;

class VerdictTest {
  private static final NodeName MARKET = new NodeName("cho");
  private static final NodeName SCHOOL = new NodeName("truong");
  private static final UUID LAN = new UUID(0, 1);
  private static final UUID HUNG = new UUID(0, 2);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void aKeptPromiseIsClean() {
    assertEquals(
        new Verdict(2, 2, 0, 0, 0, 0),
        verdict(List.of(beep(LAN, 0), beep(HUNG, 1)), List.of(row(HUNG, 1), row(LAN, 0))));
  }

  @Test
  void aBeepWithoutACheckInIsLost() {
    assertEquals(
        new Verdict(2, 1, 1, 0, 0, 0),
        verdict(List.of(beep(LAN, 0), beep(LAN, 60)), List.of(row(LAN, 0))));
  }

  @Test
  void aCheckInBeyondTheBeepsIsADuplicate() {
    assertEquals(
        new Verdict(1, 2, 0, 1, 0, 0),
        verdict(List.of(beep(LAN, 0)), List.of(row(LAN, 0), row(LAN, 0))));
  }

  @Test
  void aCheckInOfSomebodyElseKeepsNoPromise() {
    assertEquals(
        new Verdict(1, 1, 1, 1, 0, 0), verdict(List.of(beep(LAN, 0)), List.of(row(HUNG, 0))));
  }

  @Test
  void aCheckInTheOtherWayKeepsNoPromise() {
    Passage out = new Passage(MARKET, LAN, Direction.OUT, row(LAN, 0).when());
    assertEquals(new Verdict(1, 1, 1, 1, 0, 0), verdict(List.of(beep(LAN, 0)), List.of(out)));
  }

  @Test
  void aCheckInAtAnotherGateKeepsNoPromise() {
    Passage elsewhere = new Passage(SCHOOL, LAN, Direction.IN, row(LAN, 0).when());
    assertEquals(new Verdict(1, 1, 1, 1, 0, 0), verdict(List.of(beep(LAN, 0)), List.of(elsewhere)));
  }

  @Test
  void aCheckInAtATimeThatItWasNotIsMisdatedAndNotLost() {
    assertEquals(
        new Verdict(1, 1, 0, 0, 1, 0), verdict(List.of(beep(LAN, 0)), List.of(row(LAN, 300))));
  }

  @Test
  void aBeepMayComeALittleAfterTheCardWasRead() {
    Instant read = NOON.minus(Verdict.READ_TO_BEEP);
    Passage exact = new Passage(MARKET, LAN, Direction.IN, Moment.exactly(read));
    assertTrue(verdict(List.of(beep(LAN, 0)), List.of(exact)).clean());
    Passage tooEarly = new Passage(MARKET, LAN, Direction.IN, Moment.exactly(read.minusMillis(1)));
    assertEquals(1, verdict(List.of(beep(LAN, 0)), List.of(tooEarly)).misdated());
    Passage after = new Passage(MARKET, LAN, Direction.IN, Moment.exactly(NOON.plusMillis(1)));
    assertEquals(1, verdict(List.of(beep(LAN, 0)), List.of(after)).misdated());
  }

  @Test
  void eachKillExcusesOneCheckInWithoutABeepAtItsOwnGateOnly() {
    List<Promise> beeps = List.of(beep(LAN, 0));
    List<Passage> rows = List.of(row(LAN, 0), row(HUNG, 5));
    assertEquals(new Verdict(1, 2, 0, 0, 0, 1), Verdict.of(beeps, rows, Map.of(MARKET, 1)));
    assertEquals(new Verdict(1, 2, 0, 1, 0, 0), Verdict.of(beeps, rows, Map.of(SCHOOL, 1)));
    List<Passage> more = List.of(row(LAN, 0), row(HUNG, 5), row(HUNG, 50));
    assertEquals(new Verdict(1, 3, 0, 1, 0, 1), Verdict.of(beeps, more, Map.of(MARKET, 1)));
  }

  @Test
  void aWideIntervalLeavesTheNarrowOneItsOnlyBeep() {
    Passage wide =
        new Passage(
            MARKET, LAN, Direction.IN, new Moment(NOON.minusSeconds(600), NOON.plusSeconds(600)));
    assertTrue(verdict(List.of(beep(LAN, 0), beep(LAN, 100)), List.of(wide, row(LAN, 0))).clean());
    assertTrue(
        verdict(List.of(beep(LAN, 0), beep(LAN, 100)), List.of(wide, row(LAN, 100))).clean());
  }

  @Property(tries = 300)
  void whateverIsTakenAwayIsCountedWhateverTheOrder(
      @ForAll @IntRange(min = 1, max = 60) int many,
      @ForAll @IntRange(max = 20) int taken,
      @ForAll @IntRange(max = 20) int doubled,
      @ForAll long seed) {
    var random = new Random(seed);
    List<Promise> beeps = new ArrayList<>();
    List<Passage> rows = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      UUID who = random.nextBoolean() ? LAN : HUNG;
      int second = 10 * i;
      beeps.add(beep(who, second));
      if (i >= taken) {
        rows.add(row(who, second));
      }
    }
    int lost = Math.min(taken, many);
    int extra = Math.min(doubled, rows.size());
    rows.addAll(List.copyOf(rows.subList(0, extra)));
    Collections.shuffle(beeps, random);
    Collections.shuffle(rows, random);
    Verdict verdict = verdict(beeps, rows);
    // A double of one card's row may stand where another of the same card is missing, only
    // misdated.
    assertEquals(lost, verdict.lost() + verdict.misdated());
    assertEquals(extra, verdict.duplicated() + verdict.misdated());
    assertEquals(many, verdict.beeps());
  }

  private static Verdict verdict(List<Promise> beeps, List<Passage> rows) {
    return Verdict.of(beeps, rows, Map.of());
  }

  private static Promise beep(UUID who, int second) {
    return new Promise(MARKET, who, Direction.IN, NOON.plusSeconds(second));
  }

  private static Passage row(UUID who, int second) {
    Moment when = Moment.around(NOON.plusSeconds(second), Duration.ofSeconds(2));
    return new Passage(MARKET, who, Direction.IN, when);
  }
}
