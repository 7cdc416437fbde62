package vn.tram.edge.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tram.edge.clock.ServedClock.Served;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

/**
 * Whether a wall clock that a time server sets is to be believed: it must have run evenly for a
 * while. One that leapt a moment ago is still being set, or somebody else sets it. Immutable.
 *
 * @param since the first reading of the even run, which {@code last} belongs to
 * @param last the newest reading
 */
record Steadiness(Optional<Served> since, Optional<Served> last) {
  static final Steadiness NONE = new Steadiness(Optional.empty(), Optional.empty());

  /** So long it must have run evenly. */
  static final Duration EVEN = Duration.ofSeconds(60);

  /** Who says that he is off by more says little; the kernel calls 16 seconds unset. */
  static final Duration MOST_ERROR = Duration.ofSeconds(5);

  /** Granted over what the server says: its own error is an estimate. */
  static final Duration SLACK = Duration.ofMillis(100);

  /**
   * How far a clock may be slewed while it runs evenly, in parts per million: half of that is the
   * kernel's own limit, the rest is drift. What is slewed faster is still being set.
   */
  private static final long SLEW_PPM = 1_000;

  private static final Duration JITTER = Duration.ofMillis(20);

  /** After one more look at the clock. */
  Steadiness look(Optional<Served> now) {
    if (now.isEmpty()) {
      return NONE;
    }
    boolean even = last.isPresent() && runsEvenly(last.get(), now.get());
    return new Steadiness(even ? since : now, now);
  }

  private static boolean runsEvenly(Served before, Served now) {
    long counted = now.atMillis() - before.atMillis();
    Duration shown = Duration.between(before.wall(), now.wall());
    Duration allowed = JITTER.plusNanos(counted * SLEW_PPM);
    return counted >= 0 && shown.minusMillis(counted).abs().compareTo(allowed) <= 0;
  }

  /**
   * What the clock tells, if it may be believed.
   *
   * @param plausible when now can be at all
   */
  Optional<Anchor> anchor(Moment plausible) {
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Served now = last.get();
    Instant wall = now.wall();
    boolean believed =
        now.atMillis() - since.orElseThrow().atMillis() >= EVEN.toMillis()
            && now.maxError().compareTo(MOST_ERROR) <= 0
            && plausible.contains(wall);
    return believed
        ? Optional.of(
            new Anchor(
                now.atMillis(), Moment.around(wall, now.maxError().plus(SLACK)), ClockSource.NTP))
        : Optional.empty();
  }
}
