package vn.tram.hardware.voice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import vn.tram.hardware.part.PartException;

/**
 * The time of a busy machine: it goes on by itself whenever somebody looks at it, waits, or uses
 * the pin, by whatever the test says. Ends the playing when there is nothing left to wait for.
 */
final class LateTempo implements Tempo {

  private final List<Integer> lateMillis;
  private final Queue<Cue> cues = new ArrayDeque<>();
  private final List<Level> levels = new ArrayList<>();
  private int looks;
  private int waits;
  private long now = 5_000_000_000L;
  private long since = now;
  private int state;
  private boolean rung;

  private record Cue(int turn, Runnable act) {}

  /**
   * What the pin was for some time; nanoseconds.
   *
   * @param state 0 is rest
   */
  record Level(int state, long length) {}

  /** Late by these, one after the other, again and again. */
  LateTempo(List<Integer> lateMillis) {
    this.lateMillis = lateMillis;
  }

  /** Something happens in the middle of that wait, or in one without an end before it. */
  LateTempo at(int turn, Runnable act) {
    cues.add(new Cue(turn, act));
    return this;
  }

  /** What the pin was, one after the other, but for the last. */
  List<Level> play(Player<Integer> player) throws PartException {
    try {
      player.play(this::be);
    } catch (InterruptedException e) {
      // Nothing is left to wait for.
    }
    return List.copyOf(levels);
  }

  /** What the pin is now. */
  int state() {
    return state;
  }

  /** How often it has changed. */
  int changes() {
    return levels.size();
  }

  private void be(int wanted) {
    late();
    if (wanted != state) {
      levels.add(new Level(state, now - since));
      state = wanted;
      since = now;
    }
    late();
  }

  private void late() {
    now += lateMillis.get(looks++ % lateMillis.size()) * 1_000_000L;
  }

  @Override
  public long nanos() {
    late();
    return now;
  }

  @Override
  public void await(long nanos) throws InterruptedException {
    int turn = waits++;
    boolean endless = nanos == FOREVER;
    if (!cues.isEmpty() && (endless || cues.peek().turn() <= turn)) {
      now += endless ? 0 : nanos / 2;
      cues.remove().act().run();
    } else if (endless) {
      throw new InterruptedException();
    }
    if (rung) {
      rung = false;
    } else if (!endless) {
      now += nanos;
    }
    late();
  }

  @Override
  public void ring() {
    rung = true;
  }
}
