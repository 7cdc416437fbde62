package vn.tram.hardware.eye;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tram.hardware.box.Unreadable.Reason;

/**
 * Looks at the frames of a running camera, one after the other: the cheap pass at each of them, the
 * dear ones in turn, as many a frame as there is time for, and the one that found something last
 * before the others. Where nothing moves and all have been tried, the cheap one is enough. For use
 * by one thread.
 */
public final class Gaze {

  /** Grain lets a pass fail at one frame and not at the next one of the same card. */
  private static final int ROUNDS = 4;

  private final long budgetNanos;
  private final List<Pass> dear = Passes.dear();
  private final Scene scene = new Scene();
  private int turn;
  private int untried;
  private int untriedBeside;
  private Optional<Pass> lucky = Optional.empty();
  private Optional<Pass> telling = Optional.empty();

  /**
   * A gaze.
   *
   * @param budget how long a frame may take; no pass is begun after it, and one dear pass is made
   *     in any case where there is one to try
   */
  public Gaze(Duration budget) {
    this.budgetNanos = budget.toNanos();
  }

  /**
   * Looks at one frame.
   *
   * @param brightness a byte a pixel, row by row without gaps, 0 black; only read, and not kept
   * @throws IllegalArgumentException when there are too few bytes
   */
  public Glance look(byte[] brightness, int width, int height) {
    if (brightness.length < width * height) {
      throw new IllegalArgumentException(
          "a frame of " + width + " × " + height + " has more than " + brightness.length);
    }
    Grey frame = new Grey(brightness, width, height);
    long start = System.nanoTime();
    if (scene.changed(frame)) {
      untried = ROUNDS * dear.size();
      untriedBeside = ROUNDS * dear.size();
    }
    List<Code> codes = Passes.first().codes(frame);
    return codes.isEmpty()
        ? lookHarder(Passes.handy(frame), start)
        : alone(new Beside(frame, codes).look(Passes.first()).handy(), start);
  }

  private Glance lookHarder(Grey frame, long start) {
    Optional<Glance> again = lucky.flatMap(pass -> found(pass, frame, start));
    if (again.isPresent()) {
      return again.get();
    }
    if (untried == 0) {
      lucky = Optional.empty();
    }
    while (untried > 0) {
      Pass pass = next();
      untried--;
      Optional<Glance> found = found(pass, frame, start);
      if (found.isPresent()) {
        lucky = Optional.of(pass);
        return found.get();
      }
      if (late(start)) {
        break;
      }
    }
    return new Glance.Nothing(Reason.NO_CODE);
  }

  private Optional<Glance> found(Pass pass, Grey frame, long start) {
    List<Code> codes = pass.codes(frame);
    return codes.isEmpty()
        ? Optional.empty()
        : Optional.of(alone(new Beside(frame, codes).look(pass).look(Passes.first()), start));
  }

  /**
   * What time is left is for a second code, and the next frame goes on where this one stops; the
   * pass that told one last is made in any case, so that two which are held still stay two.
   */
  private Glance alone(Beside rest, long start) {
    telling.ifPresent(rest::look);
    if (untriedBeside == 0 && !rest.several()) {
      telling = Optional.empty();
    }
    int looks = Math.min(untriedBeside, dear.size());
    while (looks > 0 && !rest.several() && !late(start)) {
      Pass pass = next();
      telling = rest.look(pass).several() ? Optional.of(pass) : telling;
      looks--;
      untriedBeside--;
    }
    if (rest.several()) {
      untriedBeside = ROUNDS * dear.size();
    }
    return rest.glance();
  }

  private Pass next() {
    Pass pass = dear.get(turn);
    turn = (turn + 1) % dear.size();
    return pass;
  }

  private boolean late(long start) {
    return System.nanoTime() - start > budgetNanos;
  }
}
