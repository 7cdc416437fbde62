package vn.tram.hardware.virtual;

import vn.tram.hardware.box.Tone;

/** The colour of the virtual box's lamp. */
public enum Lamp {
  OFF,
  GREEN,
  AMBER,
  RED;

  static Lamp of(Tone tone) {
    return switch (tone) {
      case READY -> OFF;
      case IN, OUT -> GREEN;
      case ALREADY, NOT_READ -> AMBER;
      case REFUSED, FULL, FAULT -> RED;
    };
  }
}
