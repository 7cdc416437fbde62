package vn.tram.edge.face;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;

/**
 * Shows a lane's answer to its visitor for a moment and then the resting words again: a masked name
 * is not for whoever comes an hour later.
 */
public final class RestingDisplay implements Display {

  /** How long an answer stands: long enough to be read twice, or until the next visitor's. */
  public static final Duration STAY = Duration.ofSeconds(6);

  private final Display glass;
  private final Timer timer;
  private final SequencedMap<Integer, Answer> answers = new LinkedHashMap<>();
  private Screen resting;
  private long turns;

  /** An answer that stands in a lane. */
  private record Answer(Screen screen, long turn, Timer.Pending end) {}

  /** Shows these resting words first. */
  public RestingDisplay(Display glass, Timer timer, Screen resting) {
    this.glass = glass;
    this.timer = timer;
    this.resting = resting;
    glass.show(resting);
  }

  /**
   * Replaces the resting words of all lanes, and no answer: it goes before its time only where
   * nobody can be let in any more.
   */
  @Override
  public synchronized void show(Screen screen) {
    if (screen.equals(resting)) {
      return;
    }
    resting = screen;
    if (resting.tone() == Tone.FULL) {
      answers.sequencedValues().forEach(answer -> answer.end().cancel());
      answers.clear();
    }
    glass.show(resting);
    showAnswers();
  }

  /** Shows an answer to the visitor of a lane, in place of the one before. */
  @Override
  public synchronized void show(Screen screen, int lane) {
    long turn = ++turns;
    Timer.Pending end = timer.after(STAY, () -> rest(lane, turn));
    Answer before = answers.remove(lane);
    if (before != null) {
      before.end().cancel();
    }
    answers.putLast(lane, new Answer(screen, turn, end));
    glass.show(screen, lane);
  }

  private synchronized void rest(int lane, long turn) {
    if (answers.containsKey(lane) && answers.get(lane).turn() == turn) {
      answers.remove(lane);
      glass.show(resting, lane);
      showAnswers();
    }
  }

  /** A glass of all lanes goes on with the newest; one of a single lane knows it already. */
  private void showAnswers() {
    answers.forEach((lane, answer) -> glass.show(answer.screen(), lane));
  }
}
