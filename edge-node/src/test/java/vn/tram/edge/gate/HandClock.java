package vn.tram.edge.gate;

import java.time.Instant;
import java.util.UUID;
import vn.tram.edge.clock.BootClock;

/** A clock that a test moves by hand. */
final class HandClock implements BootClock {
  private final UUID boot;
  private long millis;

  HandClock(UUID boot, long millis) {
    this.boot = boot;
    this.millis = millis;
  }

  void pass(long more) {
    millis += more;
  }

  @Override
  public UUID boot() {
    return boot;
  }

  @Override
  public long millis() {
    return millis;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH;
  }

  @Override
  public boolean disciplined() {
    return false;
  }
}
