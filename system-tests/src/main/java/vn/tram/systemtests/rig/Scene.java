package vn.tram.systemtests.rig;

import java.io.IOException;
import java.util.List;
import vn.tram.hardware.serial.Gm65Model;
import vn.tram.hardware.voice.BuzzerModel;
import vn.tram.hardware.voice.BuzzerModel.Note;

/**
 * The world around the box, and the gate in it. The pins are those of hardware/rig/guest/box.yaml.
 *
 * @param gate the program that is judged
 * @param header what hangs on the pins
 * @param wires the bus of the displays
 * @param glass the displays
 * @param horn the passive buzzer
 * @param serial the scanner of lane 1, which goes both ways
 * @param wedge the plug of the scanner of lane 2, which goes out
 * @param keyboard that scanner
 * @param cards of visitors
 */
record Scene(
    GateRun gate,
    Header header,
    Wires wires,
    Glass glass,
    Membrane horn,
    Gm65Model serial,
    Plug wedge,
    KeyboardScanner keyboard,
    Card cards) {
  static final int BUZZER = 23;
  static final int GREEN_IN = 17;
  static final int RED_IN = 5;
  static final int GREEN_OUT = 6;
  static final int RELAY = 22;
  static final int EXIT_BUTTON = 27;
  static final int LANE_SWITCH = 24;

  /** Waits for this many answers of a kind. */
  void awaitAnswers(String answer, long count) throws Exception {
    Look.until(
        () -> answer + " " + gate.answers(answer), seen -> seen.equals(answer + " " + count));
  }

  /** Waits for a part to work, or to be said to fail. */
  String awaitPart(String part, boolean works) throws Exception {
    return Look.until(
        () -> part + " " + gate.part(part),
        word -> !word.endsWith(" ") && word.endsWith(" works") == works);
  }

  /** What was heard of the active buzzer since the header forgot; waits until it is over. */
  List<Note> beeps(int count) throws Exception {
    return Look.until(
        () -> BuzzerModel.beeps(header.changes(BUZZER), false, System.nanoTime()),
        heard -> heard.size() == count && !header.high(BUZZER));
  }

  /** The pitches that were heard of the passive buzzer, one after the other. */
  List<Integer> pitches(int count) throws Exception {
    return Look.until(
        () ->
            BuzzerModel.notes(horn.pitches(), System.nanoTime()).stream().map(Note::hertz).toList(),
        heard -> heard.size() == count);
  }

  /** Forgets what was heard and seen. */
  void hush() throws IOException {
    header.forget();
    horn.forget();
  }
}
