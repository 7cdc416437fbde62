package vn.tram.hardware.voice;

/**
 * One state and how long it lasts.
 *
 * @param state what a pin does meanwhile
 * @param millis 1 or more
 */
record Step<S>(S state, int millis) {

  Step {
    if (millis < 1) {
      throw new IllegalArgumentException("a step lasts 1 ms or more, not " + millis);
    }
  }

  /** The same in nanoseconds. */
  long nanos() {
    return millis * 1_000_000L;
  }
}
