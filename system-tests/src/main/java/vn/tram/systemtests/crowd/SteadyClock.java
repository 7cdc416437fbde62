package vn.tram.systemtests.crowd;

import java.time.Instant;
import java.util.UUID;
import vn.tram.edge.clock.BootClock;

/** A boot that never was: its time goes on by being told to. */
public final class SteadyClock implements BootClock {
  private final UUID boot = UUID.randomUUID();
  private final Instant start;
  private long millis;

  /**
   * A boot that began then.
   *
   * @param start in true time
   */
  public SteadyClock(Instant start) {
    this.start = start;
  }

  /** Lets time pass, and tells the reading after that. */
  public long after(long more) {
    millis += more;
    return millis;
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
    return start.plusMillis(millis);
  }

  @Override
  public boolean disciplined() {
    return true;
  }
}
