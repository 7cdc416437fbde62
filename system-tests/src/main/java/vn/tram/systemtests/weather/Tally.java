package vn.tram.systemtests.weather;

import java.util.concurrent.atomic.LongAdder;

/** What a network has done so far. Safe for many threads. */
public final class Tally {
  final LongAdder connections = new LongAdder();
  final LongAdder late = new LongAdder();
  final LongAdder twice = new LongAdder();
  final LongAdder swallowed = new LongAdder();

  /** In a line. */
  public String line() {
    return "connections="
        + connections
        + " late="
        + late
        + " twice="
        + twice
        + " swallowed="
        + swallowed;
  }
}
