package vn.tram.hardware.box;

/** What the box tells everybody in the room, without words. */
public enum Tone {
  /** Nobody is before the box: lamps dark, no sound. */
  READY,
  /** Checked in. */
  IN,
  /** Checked out. */
  OUT,
  /** The same card a moment ago: it counts once. */
  ALREADY,
  /** There was no card, or none that can be read. */
  NOT_READ,
  /** The card was read and is not welcome. */
  REFUSED,
  /** The gate has no room to remember anybody. */
  FULL,
  /** The gate itself cannot go on. */
  FAULT;

  /** Whether this tone is the promise: what it answers has been stored. */
  public boolean green() {
    return this == IN || this == OUT;
  }
}
