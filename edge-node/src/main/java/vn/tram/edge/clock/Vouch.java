package vn.tram.edge.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

/**
 * That the box's hardware clock showed something when true time was known. Only a clock with such a
 * word is believed, and only so far: it may be set to anything, in any time zone, and it may run on
 * a battery that dies.
 *
 * <p>What nobody can notice, until hub or network say so: that it leapt ahead by less than {@link
 * #LONGEST} while the box was off.
 *
 * @param shown by the hardware clock, in whole seconds
 * @param truth when that was
 */
record Vouch(Instant shown, Moment truth) {
  /** Older words are not believed any more. */
  static final Duration LONGEST = Duration.ofDays(60);

  /** What a crystal on a sunny wall may drift by; good clock chips do a tenth of it. */
  static final long DRIFT_PPM = 200;

  /** Of a truth known no better than this a word is not worth giving. */
  static final Duration COARSEST = Duration.ofMinutes(10);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * The word that can be given now.
   *
   * @param truth when now is, by hub or network
   */
  static Optional<Vouch> of(Instant shown, Moment truth) {
    return truth.width().compareTo(COARSEST) <= 0
        ? Optional.of(new Vouch(shown, truth))
        : Optional.empty();
  }

  /**
   * The word that can be given while a time server sets the wall clock: then the kernel may set the
   * hardware clock to that at any moment, and the word must hold before and after.
   *
   * @param error how far off the wall clock may be
   */
  static Optional<Vouch> whileSet(Instant shown, Moment truth, Duration error) {
    return of(shown, truth.hull(new Moment(shown.minus(error), shown.plus(error).plus(SECOND))));
  }

  /** The word as a line: what was shown in seconds, and truth in milliseconds, since 1970. */
  String line() {
    return shown.getEpochSecond()
        + " "
        + truth.earliest().toEpochMilli()
        + " "
        + truth.latest().plusNanos(999_999).toEpochMilli();
  }

  /** The word that a line says; nothing where it says something else. */
  static Optional<Vouch> ofLine(String line) {
    String[] numbers = line.split(" ");
    if (numbers.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Vouch(
              Instant.ofEpochSecond(Long.parseLong(numbers[0])),
              new Moment(
                  Instant.ofEpochMilli(Long.parseLong(numbers[1])),
                  Instant.ofEpochMilli(Long.parseLong(numbers[2])))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** When it is, by what the hardware clock shows now; nothing where it cannot be right. */
  Optional<Moment> moment(Instant now) {
    Duration passed = Duration.between(shown, now);
    if (passed.isNegative() || passed.compareTo(LONGEST) > 0) {
      return Optional.empty();
    }
    // Both showings are cut off to the second.
    Duration error = SECOND.plusNanos(Math.ceilDiv(passed.toMillis() * DRIFT_PPM, 1_000L) * 1_000);
    return Optional.of(
        new Moment(
            truth.earliest().plus(passed).minus(error), truth.latest().plus(passed).plus(error)));
  }

  /**
   * What it tells of a boot.
   *
   * @param atMillis a reading of the boot clock just before the hardware clock was read
   * @param took how long that took at most
   */
  Optional<Anchor> anchor(Instant now, long atMillis, Duration took) {
    return moment(now)
        .map(
            when ->
                new Anchor(
                    atMillis,
                    new Moment(when.earliest().minus(took), when.latest()),
                    ClockSource.RTC));
  }

  /** Whether somebody set the clock since, or it stood still: then the word holds no more. */
  boolean broken(Instant now, Moment truthNow) {
    return moment(now).map(when -> !when.overlaps(truthNow)).orElse(true);
  }
}
