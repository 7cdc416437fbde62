package vn.tram.hardware.eye;

import java.util.Arrays;

/**
 * Remembers roughly what a camera sees: an empty room all night needs no second look. For use by
 * one thread.
 */
final class Scene {

  /** Cells each way. */
  private static final int CELLS = 24;

  /** Looks within a cell, each way. */
  private static final int LOOKS = 16;

  /** Grey levels: less is grain and the flicker of lamps, more is somebody or something. */
  private static final int CHANGE = 10;

  private final int[] seen = new int[CELLS * CELLS];

  Scene() {
    // Nothing looks like this, so the first frame is a change.
    Arrays.fill(seen, -CHANGE - 1);
  }

  /** Whether anything is different from the last time that this was true. */
  boolean changed(Grey frame) {
    boolean changed = false;
    int[] now = new int[CELLS * CELLS];
    for (int cell = 0; cell < now.length; cell++) {
      now[cell] = mean(frame, cell % CELLS, cell / CELLS);
      changed |= Math.abs(now[cell] - seen[cell]) > CHANGE;
    }
    if (changed) {
      System.arraycopy(now, 0, seen, 0, now.length);
    }
    return changed;
  }

  private static int mean(Grey frame, int column, int row) {
    int sum = 0;
    for (int look = 0; look < LOOKS * LOOKS; look++) {
      int x = (column * LOOKS + look % LOOKS) * frame.width() / (CELLS * LOOKS);
      int y = (row * LOOKS + look / LOOKS) * frame.height() / (CELLS * LOOKS);
      sum += frame.at(x, y);
    }
    return sum / (LOOKS * LOOKS);
  }
}
