package vn.tram.edge.clock;

import java.time.Instant;
import java.util.UUID;

/** Stands in where no kernel tells its boot: each start of the program is a boot of its own. */
final class ProcessClock implements BootClock {
  private final UUID boot = UUID.randomUUID();
  private final long startNanos = System.nanoTime();

  @Override
  public UUID boot() {
    return boot;
  }

  @Override
  public long millis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public boolean disciplined() {
    return false;
  }
}
