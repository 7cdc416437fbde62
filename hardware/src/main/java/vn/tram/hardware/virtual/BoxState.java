package vn.tram.hardware.virtual;

import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;

/**
 * The virtual box as one would see and hear it.
 *
 * @param answers how many signals the box has given since it was opened
 * @param tone the last signal; {@link Tone#READY} before the first one
 * @param lamp the lamp that goes with it
 * @param screen what the display shows
 */
public record BoxState(long answers, Tone tone, Lamp lamp, Screen screen) {

  static final BoxState DARK =
      new BoxState(0, Tone.READY, Lamp.OFF, new Screen(Tone.READY, "", "", ""));

  BoxState showing(Screen next) {
    return new BoxState(answers, tone, lamp, next);
  }

  BoxState sounding(Tone next) {
    return new BoxState(answers + 1, next, Lamp.of(next), screen);
  }
}
