package vn.tram.systemtests.chaos;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import vn.tram.edge.clock.BootClock;

/**
 * The true time of what happened since the kernel booted, as the proof's own wall clock told it
 * then: over half an hour the two clocks drift apart by more than the intervals allow. Safe for
 * many threads.
 */
final class TrueTime {
  private final BootClock clock;
  private final TreeMap<Long, Instant> readings = new TreeMap<>();

  TrueTime(BootClock clock) {
    this.clock = clock;
    read();
  }

  /** Reads both clocks, one after the other; to be called every few seconds. */
  synchronized void read() {
    readings.put(clock.millis(), Instant.now());
  }

  /** By the reading that is next to it. */
  synchronized Instant at(long bootMillis) {
    Map.Entry<Long, Instant> before = readings.floorEntry(bootMillis);
    Map.Entry<Long, Instant> after = readings.ceilingEntry(bootMillis);
    Map.Entry<Long, Instant> next =
        before == null
            ? after
            : after == null || bootMillis - before.getKey() <= after.getKey() - bootMillis
                ? before
                : after;
    return next.getValue().plusMillis(bootMillis - next.getKey());
  }
}
