package vn.tram.protocol.time;

import java.time.Duration;
import java.time.Instant;

/**
 * When something happened: the true time lies between the two instants, both included.
 *
 * @param earliest not after {@code latest}
 * @param latest not before {@code earliest}
 */
public record Moment(Instant earliest, Instant latest) {

  /** What is known of any check-in without a single hint: no box is older than the product. */
  public static final Moment UNKNOWN =
      new Moment(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

  public Moment {
    if (earliest.isAfter(latest)) {
      throw new IllegalArgumentException(
          "the earliest instant " + earliest + " is after the latest " + latest);
    }
  }

  /** A time known exactly. */
  public static Moment exactly(Instant instant) {
    return new Moment(instant, instant);
  }

  /** A time known to within {@code error} on either side. */
  public static Moment around(Instant instant, Duration error) {
    return new Moment(instant.minus(error), instant.plus(error));
  }

  /** The length of the interval; zero when the time is known exactly. */
  public Duration width() {
    return Duration.between(earliest, latest);
  }

  /** The middle of the interval: for display and for sorting, never for a claim. */
  public Instant middle() {
    return earliest.plus(width().dividedBy(2));
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(earliest) && !instant.isAfter(latest);
  }

  /** Whether this lies before the other one whatever the true times are. */
  public boolean certainlyBefore(Moment other) {
    return latest.isBefore(other.earliest);
  }

  public boolean overlaps(Moment other) {
    return !certainlyBefore(other) && !other.certainlyBefore(this);
  }

  /** The smallest interval that holds both. */
  public Moment hull(Moment other) {
    return new Moment(min(earliest, other.earliest), max(latest, other.latest));
  }

  /** Neither bound outside {@link #UNKNOWN}. */
  Moment bounded() {
    Instant from = max(earliest, UNKNOWN.earliest);
    Instant to = min(latest, UNKNOWN.latest);
    return from.isAfter(to) ? UNKNOWN : new Moment(from, to);
  }

  static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
