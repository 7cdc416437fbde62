package vn.tram.hardware.voice;

/** The colour of a lamp; what it means is said by its rhythm as well. */
public enum Colour {
  GREEN,
  AMBER,
  RED
}
