package vn.tram.edge.face;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Signal;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Part.Kind;
import vn.tram.hardware.part.Roll;

/** A box that cannot read a card calls, until it can. */
class ScannerAlarmTest {
  private static final Part IN = new Part("in", Kind.SCANNER);
  private static final Part OUT = new Part("out", Kind.SCANNER);
  private static final Part FILE = new Part("box.yaml", Kind.BOARD);
  private static final Condition WORKING = new Condition.Working();
  private static final Condition LOST = new Condition.Failing(Fault.LOST, List.of("/dev/x"));
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final HandTimer timer = new HandTimer();
  private final Roll roll = new Roll();
  private final List<Tone> calls = new ArrayList<>();
  private final List<Boolean> news = new ArrayList<>();
  private ScannerAlarm alarm;

  private void watch() {
    Signal signal =
        new Signal() {
          @Override
          public void sound(Tone tone, Sight sight) {
            throw new AssertionError("nobody stands before the box");
          }

          @Override
          public void call(Tone tone) {
            calls.add(tone);
          }
        };
    alarm = ScannerAlarm.watch(roll, signal, timer, () -> news.add(alarm.blind()));
  }

  @Test
  void aBoxWhoseLastScannerIsLostCallsAtOnceAndThenEachMinute() {
    roll.report(IN, WORKING);
    watch();
    roll.report(IN, LOST);
    timer.pass(ScannerAlarm.GRACE);
    assertTrue(alarm.blind());
    assertEquals(List.of(true), news);
    assertEquals(List.of(Tone.FAULT), calls);
    timer.pass(ScannerAlarm.AGAIN);
    timer.pass(ScannerAlarm.AGAIN);
    assertEquals(List.of(Tone.FAULT, Tone.FAULT, Tone.FAULT), calls);
    assertEquals(List.of(true), news);
  }

  @Test
  void aScannerThatComesBackEndsTheAlarm() {
    roll.report(IN, LOST);
    watch();
    timer.pass(ScannerAlarm.GRACE);
    roll.report(IN, WORKING);
    assertFalse(alarm.blind());
    assertEquals(List.of(true, false), news);
    assertEquals(List.of(Tone.FAULT, Tone.READY), calls);
    assertEquals(0, timer.pending());
  }

  @Test
  void aPlugThatIsPulledAndPushedInAgainIsSilent() {
    roll.report(IN, WORKING);
    watch();
    for (int pull = 0; pull < 5; pull++) {
      roll.report(IN, LOST);
      timer.pass(ScannerAlarm.GRACE.minus(A_SECOND));
      roll.report(IN, WORKING);
      timer.pass(A_SECOND);
    }
    assertEquals(List.of(), calls);
    assertEquals(List.of(), news);
    assertEquals(0, timer.pending());
  }

  @Test
  void aBoxThatStillHasAnEyeIsNotBlind() {
    roll.report(IN, LOST);
    roll.report(OUT, WORKING);
    watch();
    timer.pass(Duration.ofHours(1));
    assertFalse(alarm.blind());
    roll.report(OUT, LOST);
    timer.pass(ScannerAlarm.GRACE);
    assertTrue(alarm.blind());
  }

  @Test
  void aBoardFileThatNobodyCanReadIsABlindBoxToo() {
    roll.report(FILE, new Condition.Failing(Fault.FILE_UNREADABLE, List.of("box.yaml")));
    watch();
    timer.pass(ScannerAlarm.GRACE);
    assertEquals(List.of(Tone.FAULT), calls);
  }

  @Test
  void anUnknownBoardWithAScannerThatReadsIsNotBlind() {
    roll.report(FILE, new Condition.Failing(Fault.UNKNOWN_BOARD, List.of("pc")));
    roll.report(IN, WORKING);
    watch();
    timer.pass(Duration.ofHours(1));
    assertEquals(List.of(), calls);
  }

  @Test
  void aBoxWithoutPartsIsNotBlind() {
    watch();
    roll.report(new Part("screen", Kind.DISPLAY), LOST);
    timer.pass(Duration.ofHours(1));
    assertEquals(List.of(), calls);
  }

  @Test
  void whoeverClosesItHearsNothingMore() {
    roll.report(IN, LOST);
    watch();
    timer.pass(ScannerAlarm.GRACE);
    alarm.close();
    timer.pass(Duration.ofHours(1));
    roll.report(IN, WORKING);
    assertEquals(List.of(Tone.FAULT), calls);
  }
}
