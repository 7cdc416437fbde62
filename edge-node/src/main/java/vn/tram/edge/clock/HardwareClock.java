package vn.tram.edge.clock;

import java.time.Instant;
import java.util.Optional;

/** A clock in the box that a battery keeps going. */
@FunctionalInterface
public interface HardwareClock {
  /** A box without one. */
  HardwareClock NONE = Optional::empty;

  /** What it shows, cut off to the second; nothing where there is none, or it cannot be read. */
  Optional<Instant> shown();
}
