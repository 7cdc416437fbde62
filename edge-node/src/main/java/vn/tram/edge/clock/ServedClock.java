package vn.tram.edge.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The machine's wall clock as far as a time server sets it. */
@FunctionalInterface
public interface ServedClock {
  /** A machine whose wall clock nobody sets. */
  ServedClock NONE = Optional::empty;

  /** What it shows; nothing while nobody sets it. */
  Optional<Served> served();

  /**
   * A reading.
   *
   * @param atMillis of the boot clock, in milliseconds since the kernel booted
   * @param wall what the wall clock showed then
   * @param maxError how far off it may be, by who sets it, and for the time that reading took
   */
  record Served(long atMillis, Instant wall, Duration maxError) {}
}
