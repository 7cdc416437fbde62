package vn.tram.edge.app;

import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;

/** A display whose resting words may change without ever wiping an answer away. */
final class RestingDisplay implements Display {
  private final Display glass;
  private Screen shown;

  /** Shows these resting words first. */
  RestingDisplay(Display glass, Screen resting) {
    this.glass = glass;
    show(resting);
  }

  @Override
  public synchronized void show(Screen screen) {
    shown = screen;
    glass.show(screen);
  }

  /**
   * Shows other resting words, unless a visitor's answer stands there: it goes only where nobody
   * can be let in any more.
   */
  synchronized void rest(Screen resting) {
    boolean replaceable =
        shown.tone() == Tone.READY || shown.tone() == Tone.FULL || resting.tone() == Tone.FULL;
    if (replaceable && !shown.equals(resting)) {
      show(resting);
    }
  }
}
