package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Part.Kind;
import vn.tram.hardware.part.Roll;
import vn.tram.protocol.wire.PartState;

/** What the hub's people hear of the parts of a box, and how often. */
class PartReportTest {
  private static final Condition WORKING = new Condition.Working();
  private static final Condition LOST = new Condition.Failing(Fault.LOST, List.of("/dev/x"));

  @Test
  void eachFaultAndEachKindHasACodeOfItsOwn() {
    List<Integer> faults = Arrays.stream(Fault.values()).map(PartReport::code).toList();
    assertEquals(faults.size(), Stream.of(faults).flatMap(List::stream).distinct().count());
    assertFalse(faults.contains(PartState.WORKING));
    assertEquals(
        Kind.values().length,
        Arrays.stream(Kind.values()).map(PartReport::code).distinct().count());
  }

  @Test
  void whatFailsComesFirstAndWhatNobodyTriedIsLeftOut() {
    var roll = new Roll();
    roll.report(new Part("screen", Kind.DISPLAY), WORKING);
    roll.report(new Part("in", Kind.SCANNER), LOST);
    roll.report(new Part("horn", Kind.BUZZER), new Condition.Untried());
    assertEquals(
        List.of(new PartState("in", 1, 6), new PartState("screen", 2, 0)),
        PartReport.of(roll.lines(), false));
    assertEquals(new PartState("journal", 8, 17), PartReport.of(roll.lines(), true).getFirst());
  }

  @Test
  void aBoxWithMorePartsThanAMessageHoldsTellsOfThoseThatFail() {
    var roll = new Roll();
    IntStream.range(0, 40).forEach(i -> roll.report(new Part("lamp" + i, Kind.LAMP), WORKING));
    roll.report(new Part("in", Kind.SCANNER), LOST);
    List<PartState> told = PartReport.of(roll.lines(), false);
    assertEquals(PartState.MOST, told.size());
    assertEquals("in", told.getFirst().name());
  }

  @Test
  void aLooseCableIsToldOfAFewTimesAndThenSixTimesAnHour() {
    var guard = new FlapGuard();
    long second = 1_000_000_000L;
    long told = 0;
    for (long now = 0; now < 86_400; now += 10) {
      told += guard.allows(now * second) ? 1 : 0;
    }
    assertEquals(FlapGuard.AT_ONCE + 143, told);
  }

  @Test
  void whoPlugsSomethingInAfterAQuietDayIsToldOfAtOnce() {
    var guard = new FlapGuard();
    long day = 86_400_000_000_000L;
    for (long now : new long[] {0, day, 5 * day}) {
      for (int change = 0; change < FlapGuard.AT_ONCE; change++) {
        assertTrue(guard.allows(now), "day " + now / day + ", change " + change);
      }
      assertFalse(guard.allows(now), "day " + now / day);
    }
  }
}
