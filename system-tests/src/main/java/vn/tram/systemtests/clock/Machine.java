package vn.tram.systemtests.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.tram.edge.clock.BootClock;
import vn.tram.edge.clock.HardwareClock;
import vn.tram.edge.clock.Note;
import vn.tram.edge.clock.ServedClock;

/**
 * A box with clocks that go wrong in every way; only the world around it knows the true time, in
 * milliseconds since 1970. A power-down keeps what a real one keeps: the hardware clock, and one
 * line on the disk.
 */
final class Machine implements BootClock, ServedClock, HardwareClock, Note {
  private static final double FULL = 1e6;

  private long now;
  private UUID boot = new UUID(0, 0);
  private long bootedAt;
  private double drift;

  /** How far the wall clock is ahead of true time, in milliseconds. */
  private long wallAhead;

  /** What its time server says its error is at most, in milliseconds; not served below 0. */
  private long wallError = -1;

  private boolean hasHardwareClock;
  private double hardwareDrift;
  private long hardwareSetAt;
  private long hardwareShowed;

  private Optional<String> line = Optional.empty();

  Machine(long now) {
    this.now = now;
  }

  /** A boot begins. */
  void boot(UUID id, double driftPpm, long wallShows) {
    boot = id;
    bootedAt = now;
    drift = driftPpm / FULL;
    wallAhead = wallShows - now;
    wallError = -1;
  }

  /** True time goes on up to there, if it is not there yet. */
  void passTo(long time) {
    now = Math.max(now, time);
  }

  long now() {
    return now;
  }

  /** The boot clock's reading at a true time of this boot. */
  long reading(long time) {
    return (long) Math.floor((time - bootedAt) * (1 + drift));
  }

  /** Somebody sets the wall clock. */
  void setWall(long shows) {
    wallAhead = shows - now;
    wallError = -1;
  }

  /** A time server sets the wall clock, off by so much, and says how far it may be off. */
  void serve(long ahead, long error) {
    wallAhead = ahead;
    wallError = error;
  }

  boolean isServed() {
    return wallError >= 0;
  }

  void unserve() {
    wallError = -1;
  }

  /** There is a hardware clock, showing this. */
  void fitHardwareClock(double driftPpm, long shows) {
    hasHardwareClock = true;
    hardwareDrift = driftPpm / FULL;
    setHardwareClock(shows);
  }

  void setHardwareClock(long shows) {
    hardwareSetAt = now;
    hardwareShowed = shows;
  }

  /** The kernel writes its wall clock into the hardware clock, as it does while it is served. */
  void kernelSetsHardwareClock() {
    setHardwareClock(now + wallAhead);
  }

  long hardwareShows() {
    return hardwareShowed + (long) ((now - hardwareSetAt) * (1 + hardwareDrift));
  }

  boolean hasHardwareClock() {
    return hasHardwareClock;
  }

  @Override
  public UUID boot() {
    return boot;
  }

  @Override
  public long millis() {
    return reading(now);
  }

  @Override
  public Instant wallClock() {
    return Instant.ofEpochMilli(now + wallAhead);
  }

  @Override
  public boolean disciplined() {
    return isServed();
  }

  @Override
  public Optional<Served> served() {
    return isServed()
        ? Optional.of(new Served(millis(), wallClock(), Duration.ofMillis(wallError + 1)))
        : Optional.empty();
  }

  @Override
  public Optional<Instant> shown() {
    return hasHardwareClock
        ? Optional.of(Instant.ofEpochSecond(Math.floorDiv(hardwareShows(), 1_000L)))
        : Optional.empty();
  }

  @Override
  public Optional<String> read() {
    return line;
  }

  @Override
  public void write(String fresh) {
    line = Optional.of(fresh);
  }

  @Override
  public void delete() {
    line = Optional.empty();
  }
}
