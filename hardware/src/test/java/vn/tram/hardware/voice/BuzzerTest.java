package vn.tram.hardware.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.PinsModel;

class BuzzerTest {

  private static final int PIN = 23;
  private static final long LONG_ENOUGH = 10_000;

  /** Whoever hears only whether something sounds, hears any two tones apart. */
  @Test
  void noTwoTonesHaveTheSameRhythm() throws PartException {
    for (Tone one : Tone.values()) {
      for (Tone other : Tone.values()) {
        if (one != other) {
          assertTrue(
              apart(beeps(one), beeps(other)),
              () -> one + " sounds like " + other + " on a buzzer with one pitch");
        }
      }
    }
  }

  /** Another number of beeps, or one beep at least twice as long and a tenth of a second longer. */
  private static boolean apart(List<BuzzerModel.Note> one, List<BuzzerModel.Note> other) {
    if (one.size() != other.size()) {
      return true;
    }
    for (int i = 0; i < one.size(); i++) {
      long shorter = Math.min(one.get(i).millis(), other.get(i).millis());
      long longer = Math.max(one.get(i).millis(), other.get(i).millis());
      if (longer >= 2 * shorter && longer - shorter >= 100) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void everyBeepIsLongEnoughToHearAndApartFromTheNext(Tone tone) throws PartException {
    List<BuzzerModel.Note> beeps = beeps(tone);
    for (int i = 0; i < beeps.size(); i++) {
      assertTrue(beeps.get(i).millis() >= 50, () -> tone + ": " + beeps);
      assertTrue(i == 0 || beeps.get(i).afterMillis() >= 40, () -> tone + ": " + beeps);
    }
  }

  @Test
  void inGoesUpAndIsShort() throws PartException {
    List<BuzzerModel.Note> notes = notes(Tone.IN);
    assertEquals(2, notes.size());
    assertTrue(notes.getLast().hertz() > notes.getFirst().hertz(), () -> "" + notes);
    assertTrue(length(notes) <= 300, () -> "" + notes);
  }

  @Test
  void outGoesDown() throws PartException {
    List<BuzzerModel.Note> notes = notes(Tone.OUT);
    assertTrue(notes.getLast().hertz() < notes.getFirst().hertz(), () -> "" + notes);
  }

  @Test
  void whatIsWrongIsDeeperThanWhatIsRight() throws PartException {
    int lowestGood = notes(Tone.IN).stream().mapToInt(BuzzerModel.Note::hertz).min().orElseThrow();
    for (Tone bad : List.of(Tone.NOT_READ, Tone.REFUSED, Tone.FULL, Tone.FAULT)) {
      for (BuzzerModel.Note note : notes(bad)) {
        assertTrue(note.hertz() * 3 < lowestGood * 2, () -> bad + " has " + note);
      }
    }
  }

  @Test
  void answersAreShorterThanFaults() throws PartException {
    long fault = length(notes(Tone.FAULT));
    for (Tone tone : Tone.values()) {
      assertTrue(
          tone == Tone.FAULT || 2 * length(notes(tone)) <= fault + length(notes(Tone.FULL)),
          tone::toString);
      assertTrue(length(notes(tone)) <= 2500, tone::toString);
    }
  }

  @Test
  void itSoundsAtOnce() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var buzzer = new ActiveBuzzer(PIN, false, pins, scene);
    long told = scene.nanos() + 70 * Scene.MILLI;
    scene.at(70, () -> buzzer.answer(Tone.OUT, 0)).play(buzzer, LONG_ENOUGH);
    assertEquals(told, pins.levels(PIN).get(1).nanos());
  }

  @Test
  void theNewestAnswerCutsTheOldOneShort() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var buzzer = new PassiveBuzzer(PIN, pins, scene);
    scene
        .at(0, () -> buzzer.answer(Tone.FAULT, 0))
        .at(100, () -> buzzer.answer(Tone.IN, 0))
        .play(buzzer, LONG_ENOUGH);
    List<BuzzerModel.Note> heard = BuzzerModel.notes(pins.pitches(PIN), scene.nanos());
    assertEquals(
        List.of(
            new BuzzerModel.Note(988, 0, 100),
            new BuzzerModel.Note(2093, 0, 90),
            new BuzzerModel.Note(2794, 40, 150)),
        heard.stream().map(note -> atStart(heard, note)).toList());
  }

  /** The silence before the first note is no music. */
  private static BuzzerModel.Note atStart(List<BuzzerModel.Note> all, BuzzerModel.Note note) {
    return note.equals(all.getFirst())
        ? new BuzzerModel.Note(note.hertz(), 0, note.millis())
        : note;
  }

  @Test
  void readySilencesIt() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var buzzer = new ActiveBuzzer(PIN, false, pins, scene);
    scene
        .at(0, () -> buzzer.call(Tone.FAULT))
        .at(100, () -> buzzer.call(Tone.READY))
        .play(buzzer, LONG_ENOUGH);
    assertEquals(1, BuzzerModel.beeps(pins.levels(PIN), false, scene.nanos()).size());
  }

  @Test
  void aCallSoundsOnce() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var buzzer = new ActiveBuzzer(PIN, false, pins, scene);
    scene.at(0, () -> buzzer.call(Tone.FAULT)).play(buzzer, 60_000);
    assertEquals(4, BuzzerModel.beeps(pins.levels(PIN), false, scene.nanos()).size());
  }

  @Test
  void anActiveLowBuzzerIsSilentAtHighLevel() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var buzzer = new ActiveBuzzer(PIN, true, pins, scene);
    scene.at(5, () -> buzzer.answer(Tone.IN, 0)).play(buzzer, LONG_ENOUGH);
    assertTrue(pins.levels(PIN).getFirst().high());
    assertEquals(2, BuzzerModel.beeps(pins.levels(PIN), true, scene.nanos()).size());
    assertTrue(pins.high(PIN));
  }

  @Test
  void closedInTheMiddleOfANoteItIsSilent() throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var active = new ActiveBuzzer(PIN, false, pins, scene);
    scene.at(0, () -> active.answer(Tone.FAULT, 0)).play(active, 50);
    assertFalse(pins.high(PIN));
    assertFalse(pins.held(PIN));

    var second = new Scene();
    var passive = new PassiveBuzzer(18, pins, second);
    second.at(0, () -> passive.answer(Tone.FAULT, 0)).play(passive, 50);
    assertEquals(0, pins.hertz(18));
    assertFalse(pins.held(18));
  }

  private static List<BuzzerModel.Note> beeps(Tone tone) throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var buzzer = new ActiveBuzzer(PIN, false, pins, scene);
    scene.at(0, () -> buzzer.answer(tone, 0)).play(buzzer, LONG_ENOUGH);
    return BuzzerModel.beeps(pins.levels(PIN), false, scene.nanos());
  }

  private static List<BuzzerModel.Note> notes(Tone tone) throws PartException {
    var scene = new Scene();
    var pins = new PinsModel(scene::nanos);
    var buzzer = new PassiveBuzzer(PIN, pins, scene);
    scene.at(0, () -> buzzer.answer(tone, 0)).play(buzzer, LONG_ENOUGH);
    return BuzzerModel.notes(pins.pitches(PIN), scene.nanos());
  }

  private static long length(List<BuzzerModel.Note> notes) {
    return notes.stream().skip(1).mapToLong(BuzzerModel.Note::afterMillis).sum()
        + notes.stream().mapToLong(BuzzerModel.Note::millis).sum();
  }
}
