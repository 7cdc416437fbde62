package vn.tram.hub.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import vn.tram.hub.trace.Trace.Contact;
import vn.tram.hub.trace.Trace.Encounter;
import vn.tram.hub.visit.Site;
import vn.tram.hub.visit.Visit;

/**
 * How long people were together. A pure function of visits.
 *
 * <p>Somebody is certainly there from the latest instant at which he can have come to the earliest
 * at which he can have gone, and possibly from the earliest to the latest. What two people share of
 * the first is certain, of the second possible; the true time lies between.
 */
final class Contacts {
  private static final Comparator<Contact> BY_RISK =
      Comparator.comparing(Contact::certain, Comparator.reverseOrder())
          .thenComparing(Contact::possible, Comparator.reverseOrder())
          .thenComparing(contact -> contact.person().toString());

  private static final Comparator<Visit> BY_TIME =
      Comparator.comparing((Visit visit) -> visit.arrived().earliest())
          .thenComparing(visit -> visit.left().latest());

  private final List<Visit> ofCase;
  private final Instant from;
  private final Instant to;

  Contacts(List<Visit> ofCase, Instant from, Instant to) {
    this.ofCase = List.copyOf(ofCase);
    this.from = from;
    this.to = to;
  }

  /** Everybody who may have been with the case in the window, highest risk first. */
  List<Contact> among(Map<UUID, ? extends Collection<Visit>> others) {
    List<Contact> contacts = new ArrayList<>();
    others.forEach((person, visits) -> contact(person, visits).ifPresent(contacts::add));
    contacts.sort(BY_RISK);
    return contacts;
  }

  private Optional<Contact> contact(UUID person, Collection<Visit> visits) {
    Map<String, List<Visit>> bySite = new TreeMap<>();
    visits.forEach(
        visit -> bySite.computeIfAbsent(visit.site().name(), any -> new ArrayList<>()).add(visit));
    List<Encounter> encounters =
        bySite.values().stream()
            .flatMap(there -> encounter(there).stream())
            .sorted(
                Comparator.comparing(Encounter::certain, Comparator.reverseOrder())
                    .thenComparing(Encounter::possible, Comparator.reverseOrder())
                    .thenComparing(encounter -> encounter.site().name()))
            .toList();
    if (encounters.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Contact(
            person,
            encounters.stream().map(Encounter::certain).reduce(Duration.ZERO, Duration::plus),
            encounters.stream().map(Encounter::possible).reduce(Duration.ZERO, Duration::plus),
            encounters));
  }

  private Optional<Encounter> encounter(List<Visit> visits) {
    Site site = visits.getFirst().site();
    var certain = new Spans();
    var possible = new Spans();
    List<Visit> touching = new ArrayList<>();
    for (Visit other : visits.stream().sorted(BY_TIME).toList()) {
      var here = new Spans();
      for (Visit own : ofCase) {
        if (own.site().name().equals(site.name())) {
          share(
              certain,
              own.arrived().latest(),
              own.left().earliest(),
              other.arrived().latest(),
              other.left().earliest());
          share(
              here,
              own.arrived().earliest(),
              own.left().latest(),
              other.arrived().earliest(),
              other.left().latest());
        }
      }
      if (!here.isEmpty()) {
        touching.add(other);
        possible.addAll(here);
      }
    }
    return possible.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Encounter(
                site,
                certain.length(),
                possible.length(),
                possible.first(),
                possible.last(),
                touching));
  }

  private void share(Spans spans, Instant a1, Instant a2, Instant b1, Instant b2) {
    spans.add(later(later(a1, b1), from), earlier(earlier(a2, b2), to));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
