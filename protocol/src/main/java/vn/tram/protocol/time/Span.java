package vn.tram.protocol.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One boot of a track while it is worked out. */
final class Span {
  /**
   * A hundred years of a boot clock, in milliseconds. A reading beyond is none, whoever wrote it;
   * with it no sum here can overflow.
   */
  static final long LONGEST = 100L * 366 * 86_400_000;

  static final long FIRST = Moment.UNKNOWN.earliest().toEpochMilli();
  static final long LAST = Moment.UNKNOWN.latest().toEpochMilli();

  private final List<Anchor> anchors;
  private final long lastMillis;
  private Claim claim = Claim.NOTHING;
  private boolean anchored;

  Span(BootSpan boot) {
    this.anchors = boot.anchors().stream().flatMap(anchor -> sensible(anchor).stream()).toList();
    this.lastMillis = Math.min(boot.lastMillis(), LONGEST);
  }

  /** An anchor outside of all time says nothing; what reaches out of it is cut. */
  private static Optional<Anchor> sensible(Anchor anchor) {
    Moment moment = anchor.moment();
    return anchor.atMillis() > LONGEST || !moment.overlaps(Moment.UNKNOWN)
        ? Optional.empty()
        : Optional.of(new Anchor(anchor.atMillis(), moment.bounded(), anchor.source()));
  }

  /**
   * Takes what the sources of one rank say, unless stronger ones speak of this boot.
   *
   * @param window what stronger sources say of the boots around; what contradicts it is not
   *     believed
   */
  void hear(ClockSource.Rank rank, Claim window) {
    if (anchored) {
      return;
    }
    Claim said =
        Claim.of(
            anchors.stream()
                .filter(anchor -> anchor.source().rank() == rank && window.allows(anchor))
                .toList());
    if (!said.equals(Claim.NOTHING)) {
      claim = window.and(said);
      anchored = true;
    }
  }

  /** Everybody was heard: of a boot that nobody is believed about the window holds. */
  void settle(Claim window) {
    if (!anchored) {
      claim = window;
    }
  }

  /** Whether somebody is believed about this boot. */
  boolean anchored() {
    return anchored;
  }

  Claim claim() {
    return claim;
  }

  /** When it was; nothing is known where the bounds cross. */
  Moment at(long reading) {
    if (reading < 0 || reading > LONGEST) {
      return Moment.UNKNOWN;
    }
    long earliest = Math.max(FIRST, earliest(reading));
    long latest = Math.min(LAST, latest(reading));
    return earliest > latest
        ? Moment.UNKNOWN
        : new Moment(Instant.ofEpochMilli(earliest), Instant.ofEpochMilli(latest));
  }

  /** True time at the start is not after this. */
  long startsBy() {
    return latest(0);
  }

  /** True time at the last reading is not before this. */
  long lastsUntil() {
    return earliest(lastMillis);
  }

  /** The least true time that passes while the boot lasts, in milliseconds. */
  long length() {
    return lastMillis - Math.ceilDiv(lastMillis, Cone.FINE);
  }

  /** What follows for this boot from when the boots around it were, in milliseconds since 1970. */
  Claim between(long notBefore, long notAfter) {
    Cone lower = Cone.notBefore(0, notBefore);
    // Without any bound the end does not depend on how long the boot lasts: it may still run.
    Cone upper = notAfter < LAST ? Cone.notAfter(lastMillis, notAfter) : Cone.notAfter(0, LAST);
    // Boots around that leave no room between them are wrong: then nothing is known.
    return -lower.at(upper.reading()) > upper.height()
        ? Claim.NOTHING
        : new Claim.Agreed(Envelope.of(List.of(lower)), Envelope.of(List.of(upper)));
  }

  private long earliest(long reading) {
    long least = claim.least(reading);
    return least == Long.MIN_VALUE ? FIRST : reading + Math.floorDiv(least, Cone.FINE);
  }

  private long latest(long reading) {
    long most = claim.most(reading);
    return most == Long.MAX_VALUE ? LAST : reading + Math.ceilDiv(most, Cone.FINE);
  }

  static long millisUp(Instant instant) {
    return instant.plusNanos(999_999).toEpochMilli();
  }
}
