package vn.tram.hardware.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.pins.PinsModel;

/** Real threads, kept as a box keeps them. */
class VoicesTest {

  private static final Part BUZZER = new Part("buzzer", Part.Kind.BUZZER);
  private static final Part LAMP = new Part("green", Part.Kind.LAMP);
  private static final Part GATE = new Part("relay", Part.Kind.TURNSTILE);

  private final PinsModel pins = new PinsModel();
  private final Roll roll = new Roll();

  @Test
  void aPinThatFailsStopsNothingElseAndSoundsAgainOnceItWorks() {
    var buzzer = new PassiveBuzzer(18, pins);
    var lamp = new Lamp(Colour.GREEN, 17, false, OptionalInt.of(0), pins);
    pins.fail(18, Fault.IN_USE);
    try (Keeper _ = Keeper.start(BUZZER, buzzer, roll);
        Keeper _ = Keeper.start(LAMP, lamp, roll)) {
      Awaitility.await()
          .until(
              () ->
                  condition(BUZZER).equals(new Condition.Failing(Fault.IN_USE, List.of("GPIO18"))));
      for (Voice voice : List.of(buzzer, lamp)) {
        voice.answer(Tone.IN, 0);
      }
      Awaitility.await().until(() -> pins.high(17));
      pins.repair(18);
      Awaitility.await().until(() -> condition(BUZZER).equals(new Condition.Working()));
      buzzer.answer(Tone.FAULT, 0);
      Awaitility.await().until(() -> pins.hertz(18) == 988);
    }
    assertFalse(pins.high(17));
    assertEquals(0, pins.hertz(18));
  }

  @Test
  void aBoxThatIsClosedLeavesEverythingOff() {
    var buzzer = new ActiveBuzzer(23, false, pins);
    var lamp = new Lamp(Colour.GREEN, 17, false, OptionalInt.of(0), pins);
    var gate = new Turnstile(22, false, Duration.ofSeconds(5), OptionalInt.of(0), pins);
    try (Keeper _ = Keeper.start(BUZZER, buzzer, roll);
        Keeper _ = Keeper.start(LAMP, lamp, roll);
        Keeper _ = Keeper.start(GATE, gate, roll)) {
      Awaitility.await().until(() -> pins.held(23) && pins.held(17) && pins.held(22));
      buzzer.answer(Tone.OUT, 0);
      lamp.answer(Tone.OUT, 0);
      gate.answer(Tone.OUT, 0);
      Awaitility.await().until(() -> pins.high(17) && pins.high(22));
    }
    for (int pin : List.of(23, 17, 22)) {
      assertFalse(pins.high(pin), () -> "GPIO" + pin);
      assertFalse(pins.held(pin), () -> "GPIO" + pin);
    }
  }

  private Condition condition(Part part) {
    return roll.lines().stream()
        .filter(line -> line.part().equals(part))
        .findFirst()
        .orElseThrow()
        .condition();
  }
}
