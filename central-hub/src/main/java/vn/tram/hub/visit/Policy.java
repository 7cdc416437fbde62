package vn.tram.hub.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** How long people can be at a site when nobody saw them leave. */
public sealed interface Policy {
  /** Viet Nam has one time zone and no summer time. */
  ZoneOffset ZONE = ZoneOffset.ofHours(7);

  /** Where nothing is known of a site. */
  Stays ANYWHERE = new Stays(Duration.ofHours(4));

  /** The site is empty at this time of day. */
  record Closes(LocalTime time) implements Policy {

    /** The first closing at or after an instant. */
    public Instant next(Instant from) {
      ZonedDateTime local = from.atZone(ZONE);
      ZonedDateTime closing = local.with(time);
      return (closing.isBefore(local) ? closing.plusDays(1) : closing).toInstant();
    }

    /** The last closing before an instant. */
    public Instant previous(Instant until) {
      return next(until).minus(Duration.ofDays(1));
    }
  }

  /**
   * The site is open day and night; nobody stays longer than this.
   *
   * @param longest more than zero
   */
  record Stays(Duration longest) implements Policy {
    public Stays {
      if (!longest.isPositive()) {
        throw new IllegalArgumentException("a stay lasts longer than zero, not " + longest);
      }
    }
  }
}
