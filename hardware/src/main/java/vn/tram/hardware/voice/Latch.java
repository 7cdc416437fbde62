package vn.tram.hardware.voice;

/**
 * When the relay of a turnstile is on; pure. Times are nanoseconds of one clock.
 *
 * @param open how long one green opens it; 0 to {@link #BOUND}
 * @param opens when it goes on, or went on last
 * @param shuts when it goes off, or went off last
 * @param again whether somebody was let in too late for the bound: it opens again after the rest
 */
record Latch(long open, long opens, long shuts, boolean again) {

  /** The longest time on, whatever is asked: it is off a quarter of a second before the guard. */
  static final long BOUND = 9_750_000_000L;

  /** The shortest time off between two times on. */
  static final long REST = 1_000_000_000L;

  Latch {
    if (open < 0 || open > BOUND || shuts - opens > BOUND) {
      throw new IllegalArgumentException("a latch opens for 0 to " + BOUND + " ns, not " + open);
    }
  }

  /** One that has been off for long enough. */
  static Latch shut(long open, long now) {
    return new Latch(Math.min(open, BOUND), now - REST, now - REST, false);
  }

  /** What has become of it by now; whoever asks the others asks this first. */
  Latch by(long now) {
    return again && now >= shuts + REST ? new Latch(open, now, now + open, false) : this;
  }

  boolean on(long now) {
    return opens <= now && now < shuts;
  }

  /** How many nanoseconds nothing changes by itself; {@link Tempo#FOREVER} is for ever. */
  long next(long now) {
    if (now < opens) {
      return opens - now;
    }
    if (now < shuts) {
      return shuts - now;
    }
    return again ? Math.max(0, shuts + REST - now) : Tempo.FOREVER;
  }

  /** Somebody is let through. */
  Latch green(long now) {
    if (now >= shuts) {
      long begins = Math.max(now, shuts + REST);
      return new Latch(open, begins, begins + open, false);
    }
    long wanted = Math.max(shuts, now + open);
    long bound = opens + BOUND;
    // Half of the time lets a person through; with less he gets a time of his own.
    boolean late = bound - now < open / 2;
    return new Latch(open, opens, Math.min(wanted, bound), again || late);
  }

  /** Nobody passes any more. */
  Latch stop(long now) {
    return new Latch(open, opens, now < shuts ? Math.max(now, opens) : shuts, false);
  }
}
