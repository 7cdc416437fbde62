package vn.tram.hardware.box;

/** Which way a visitor goes, as far as the box itself can tell by a button or a switch. */
public enum Heading {
  /** The box does not know: the gate decides. */
  UNSAID,
  /** A switch stands on "in". */
  IN,
  /** A switch stands on "out", or the visitor pressed the exit button. */
  OUT
}
