package vn.tram.hardware.voice;

/** How time passes for one part: a clock, and a wait that a ring ends. */
interface Tempo {

  /** Waiting without an end. */
  long FOREVER = Long.MAX_VALUE;

  /** Nanoseconds of a clock that only goes forward. */
  long nanos();

  /** Waits for a ring, or for so many nanoseconds. */
  void await(long nanos) throws InterruptedException;

  /** Wakes the thread that waits; a ring that nobody waits for is not lost. */
  void ring();
}
