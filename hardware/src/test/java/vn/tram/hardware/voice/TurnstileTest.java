package vn.tram.hardware.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;
import vn.tram.hardware.pins.PinsModel;

class TurnstileTest {

  private static final int PIN = 22;

  private final Scene scene = new Scene();
  private final PinsModel pins = new PinsModel(scene::nanos);

  @Test
  void oneGreenOpensItForItsTime() throws PartException {
    Turnstile turnstile = turnstile(5, OptionalInt.of(0));
    scene.at(0, () -> turnstile.answer(Tone.IN, 0)).play(turnstile, 60_000);
    assertEquals(List.of(5_000L), opened());
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void nothingButGreenOpensIt(Tone tone) throws PartException {
    Turnstile turnstile = turnstile(5, OptionalInt.empty());
    scene
        .at(0, () -> turnstile.answer(tone, 0))
        .at(20_000, () -> turnstile.call(tone))
        .play(turnstile, 60_000);
    assertEquals(tone.green() ? 1 : 0, opened().size());
  }

  @Test
  void anotherLanesGreenDoesNotOpenIt() throws PartException {
    Turnstile turnstile = turnstile(5, OptionalInt.of(1));
    scene.at(0, () -> turnstile.answer(Tone.IN, 0)).play(turnstile, 60_000);
    assertEquals(List.of(), opened());
  }

  @ParameterizedTest
  @EnumSource(
      value = Tone.class,
      names = {"REFUSED", "FULL", "FAULT"})
  void whoIsRefusedDoesNotSlipThroughBehindWhoIsNot(Tone tone) throws PartException {
    Turnstile turnstile = turnstile(5, OptionalInt.of(0));
    scene
        .at(0, () -> turnstile.answer(Tone.IN, 0))
        .at(1_000, () -> turnstile.answer(tone, 0))
        .play(turnstile, 60_000);
    assertEquals(List.of(1_000L), opened());
  }

  @Test
  void whoFollowsAtTheBoundGetsATimeOfHisOwnAfterThePause() throws PartException {
    Turnstile turnstile = turnstile(5, OptionalInt.of(0));
    for (int at : List.of(0, 4_000, 8_000)) {
      scene.at(at, () -> turnstile.answer(Tone.IN, 0));
    }
    scene.play(turnstile, 60_000);
    assertEquals(List.of(9_750L, 5_000L), opened());
  }

  @Test
  void closedWhileOpenItIsShut() throws PartException {
    Turnstile turnstile = turnstile(5, OptionalInt.of(0));
    scene.at(0, () -> turnstile.answer(Tone.IN, 0)).play(turnstile, 1_000);
    assertEquals(List.of(1_000L), opened());
    assertTrue(pins.high(PIN), "an active-low relay is off at 3.3 V");
    assertFalse(pins.held(PIN));
  }

  @Test
  void aThreadThatIsStuckDoesNotLeaveItOpen() throws PartException {
    var now = new AtomicLong(1);
    Pins.Output output = pins.output(PIN, false);
    try (Guard guard = Guard.over(output, now::get)) {
      // What the turnstile's thread does before it is stuck:
      guard.arm(Turnstile.LONGEST.toNanos());
      output.set(true);
      assertTrue(pins.high(PIN));
      now.set(Turnstile.LONGEST.toNanos() + 1);
      // A ring, in place of ten seconds' patience.
      guard.arm(Turnstile.LONGEST.toNanos());
      Awaitility.await().until(() -> !pins.high(PIN));
      // And when it wakes from being stuck, just before it was to switch on:
      output.set(true);
      Awaitility.await().until(() -> !pins.high(PIN));
    }
  }

  @Test
  void moreThanTheLongestTimeIsNoTurnstile() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Turnstile(PIN, true, Duration.ofSeconds(11), OptionalInt.empty(), pins));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Turnstile(PIN, true, Duration.ZERO, OptionalInt.empty(), pins));
  }

  private Turnstile turnstile(int seconds, OptionalInt lane) {
    return new Turnstile(PIN, true, Duration.ofSeconds(seconds), lane, pins, scene);
  }

  /** For how many milliseconds it was on, each time. */
  private List<Long> opened() {
    return BuzzerModel.beeps(pins.levels(PIN), true, scene.nanos()).stream()
        .map(BuzzerModel.Note::millis)
        .toList();
  }
}
