package vn.tram.hardware.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.PinsModel;

class LampTest {

  private static final int PIN = 17;
  private static final long LONG_ENOUGH = 10_000;

  /** Whoever does not see colours, or has one lamp only, still sees any two tones apart. */
  @Test
  void noTwoTonesBlinkAlike() throws PartException {
    for (Tone one : Tone.values()) {
      for (Tone other : Tone.values()) {
        if (one != other) {
          long differs = differing(answered(one), answered(other));
          assertTrue(
              differs >= 400, () -> one + " and " + other + " differ for " + differs + " ms only");
        }
      }
    }
  }

  /** For how many milliseconds one is bright and the other one is dark. */
  private static long differing(List<BuzzerModel.Note> one, List<BuzzerModel.Note> other) {
    boolean[] a = drawn(one);
    boolean[] b = drawn(other);
    long differs = 0;
    for (int i = 0; i < a.length; i++) {
      differs += a[i] != b[i] ? 1 : 0;
    }
    return differs;
  }

  private static boolean[] drawn(List<BuzzerModel.Note> flashes) {
    boolean[] bright = new boolean[(int) LONG_ENOUGH];
    int at = 0;
    for (BuzzerModel.Note flash : flashes) {
      at += (int) flash.afterMillis();
      Arrays.fill(bright, at, at + (int) flash.millis(), true);
      at += (int) flash.millis();
    }
    return bright;
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void anAnswerIsDarkAgainAfterThreeSecondsAndFlickersNobodyIll(Tone tone) throws PartException {
    List<BuzzerModel.Note> flashes = answered(tone);
    assertEquals(tone == Tone.READY, flashes.isEmpty());
    long length = flashes.stream().mapToLong(flash -> flash.afterMillis() + flash.millis()).sum();
    assertTrue(length <= 3000, () -> tone + " shines for " + length + " ms");
    for (int i = 1; i < flashes.size(); i++) {
      long period = flashes.get(i - 1).millis() + flashes.get(i).afterMillis();
      assertTrue(period >= 334, () -> tone + " flashes every " + period + " ms");
    }
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void onlyTheLampOfItsColourShines(Tone tone) throws PartException {
    for (Colour colour : Colour.values()) {
      assertEquals(
          tone != Tone.READY && colour == Light.colour(tone), !shown(colour, tone).isEmpty());
    }
  }

  @Test
  void inIsSteadyGreenAndOutBlinksTwice() throws PartException {
    assertEquals(1, shown(Colour.GREEN, Tone.IN).size());
    assertEquals(2, shown(Colour.GREEN, Tone.OUT).size());
  }

  @Test
  void aLampAnswersItsOwnLaneOnly() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var lamp = new Lamp(Colour.GREEN, PIN, false, OptionalInt.of(1), pins, scene);
    scene.at(0, () -> lamp.answer(Tone.IN, 0)).play(lamp, LONG_ENOUGH);
    assertEquals(1, pins.levels(PIN).size());
  }

  @Test
  void theNextAnswerPutsOutTheLampOfTheLast() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var lamp = lamp(Colour.GREEN, pins, scene);
    scene
        .at(0, () -> lamp.answer(Tone.IN, 0))
        .at(500, () -> lamp.answer(Tone.REFUSED, 0))
        .play(lamp, LONG_ENOUGH);
    assertEquals(
        500, BuzzerModel.beeps(pins.levels(PIN), false, scene.nanos()).getFirst().millis());
  }

  @Test
  void aCallPutsOutTheAnswer() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var lamp = lamp(Colour.GREEN, pins, scene);
    scene
        .at(0, () -> lamp.answer(Tone.IN, 0))
        .at(500, () -> lamp.call(Tone.FAULT))
        .play(lamp, LONG_ENOUGH);
    assertEquals(
        500, BuzzerModel.beeps(pins.levels(PIN), false, scene.nanos()).getFirst().millis());
  }

  @Test
  void whatWasCalledShinesUntilTheGateIsReadyAgainAlsoAfterAnAnswer() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var lamp = lamp(Colour.RED, pins, scene);
    long began = scene.nanos();
    scene
        .at(0, () -> lamp.call(Tone.FAULT))
        .at(20_000, () -> lamp.answer(Tone.READY, 0))
        .at(40_000, () -> lamp.call(Tone.READY))
        .play(lamp, 60_000);
    List<PinsModel.Level> levels = pins.levels(PIN);
    assertTrue(levels.size() > 100, () -> levels.size() + " changes in 40 s");
    assertFalse(levels.getLast().high());
    long last = (levels.getLast().nanos() - began) / Scene.MILLI;
    assertTrue(last > 38_000 && last <= 40_000, () -> "dark after " + last + " ms");
  }

  @Test
  void closedWhileItShinesItIsDark() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var lamp = new Lamp(Colour.GREEN, PIN, true, OptionalInt.empty(), pins, scene);
    scene.at(0, () -> lamp.answer(Tone.IN, 3)).play(lamp, 100);
    assertTrue(pins.high(PIN));
    assertFalse(pins.held(PIN));
  }

  private static List<BuzzerModel.Note> answered(Tone tone) throws PartException {
    return shown(Light.colour(tone), tone);
  }

  private static List<BuzzerModel.Note> shown(Colour colour, Tone tone) throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var lamp = lamp(colour, pins, scene);
    scene.at(0, () -> lamp.answer(tone, 0)).play(lamp, LONG_ENOUGH);
    return BuzzerModel.beeps(pins.levels(PIN), false, scene.nanos());
  }

  private static Lamp lamp(Colour colour, PinsModel pins, Scene scene) {
    return new Lamp(colour, PIN, false, OptionalInt.empty(), pins, scene);
  }
}
