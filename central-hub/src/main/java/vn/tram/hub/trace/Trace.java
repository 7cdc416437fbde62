package vn.tram.hub.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tram.hub.visit.Site;
import vn.tram.hub.visit.Visit;

/**
 * Who was with a case in a window of time.
 *
 * @param person the case
 * @param from start of the window
 * @param to end of the window
 * @param timeLine the visits of the case that may touch the window, by time (mốc dịch tễ)
 * @param contacts who may have been there too, highest risk first
 */
public record Trace(
    UUID person, Instant from, Instant to, List<Visit> timeLine, List<Contact> contacts) {
  public Trace {
    timeLine = List.copyOf(timeLine);
    contacts = List.copyOf(contacts);
  }

  /**
   * Somebody who may have met the case.
   *
   * @param person who
   * @param certain how long they were at the same places for sure; no true time is shorter
   * @param possible how long they may have been; no true time is longer
   * @param encounters site by site, longest first
   */
  public record Contact(
      UUID person, Duration certain, Duration possible, List<Encounter> encounters) {
    public Contact {
      encounters = List.copyOf(encounters);
    }
  }

  /**
   * All meetings of two persons at one site.
   *
   * @param site where
   * @param certain how long together for sure
   * @param possible how long together at most
   * @param first the first instant at which they may have been together
   * @param last the last such instant
   * @param visits those of the contact that may overlap the case's, by time
   */
  public record Encounter(
      Site site,
      Duration certain,
      Duration possible,
      Instant first,
      Instant last,
      List<Visit> visits) {
    public Encounter {
      visits = List.copyOf(visits);
    }
  }
}
