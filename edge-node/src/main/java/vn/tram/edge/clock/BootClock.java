package vn.tram.edge.clock;

import java.time.Instant;
import java.util.UUID;

/** The machine's clocks. Only the one that counts since the kernel booted is believed. */
public interface BootClock {

  /** The kernel's own id of this boot. */
  UUID boot();

  /** Milliseconds since the kernel booted, time asleep included; never goes back. */
  long millis();

  /** What the wall clock claims. */
  Instant wallClock();

  /** Whether the kernel holds the wall clock to be set by a time source. */
  boolean disciplined();
}
