package vn.tram.hub.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import vn.tram.hub.trace.Trace.Contact;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.hub.visit.Visit;
import vn.tram.protocol.time.Moment;

class ContactsProperties {
  private static final UUID SOMEBODY = new UUID(0, 1);
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
  private static final List<Site> SITES =
      List.of(
          new Site("a", "A", "OFFICE", Policy.ANYWHERE),
          new Site("b", "B", "OFFICE", Policy.ANYWHERE));

  private record Stay(Site site, Instant arrived, Instant left) {}

  @Property(shrinking = ShrinkingMode.OFF)
  void theTrueTimeTogetherIsNeverShorterThanCertainNorLongerThanPossible(@ForAll long seed) {
    var random = new Random(seed);
    List<Stay> own = stays(random);
    List<Stay> theirs = stays(random);
    Instant from = START.plusSeconds(random.nextInt(40_000));
    Instant to = from.plusSeconds(1 + random.nextInt(80_000));
    Duration together = together(own, theirs, from, to);
    Optional<Contact> contact =
        new Contacts(visits(own, random), from, to)
            .among(Map.of(SOMEBODY, visits(theirs, random))).stream().findFirst();
    Duration certain = contact.map(Contact::certain).orElse(Duration.ZERO);
    Duration possible = contact.map(Contact::possible).orElse(Duration.ZERO);
    assertTrue(certain.compareTo(together) <= 0, () -> certain + " is certain of " + together);
    assertTrue(together.compareTo(possible) <= 0, () -> possible + " are possible of " + together);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void exactClocksLeaveNoDoubt(@ForAll long seed) {
    var random = new Random(seed);
    List<Stay> own = stays(random);
    List<Stay> theirs = stays(random);
    Instant to = START.plusSeconds(1_000_000);
    Duration together = together(own, theirs, START, to);
    List<Contact> contacts =
        new Contacts(visits(own), START, to).among(Map.of(SOMEBODY, visits(theirs)));
    assertEquals(together.isZero(), contacts.isEmpty());
    for (Contact contact : contacts) {
      assertEquals(together, contact.certain());
      assertEquals(together, contact.possible());
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void whoeverMeetsIsMet(@ForAll long seed) {
    var random = new Random(seed);
    List<Visit> own = visits(stays(random), random);
    List<Visit> theirs = visits(stays(random), random);
    Instant to = START.plusSeconds(1_000_000);
    List<Contact> there = new Contacts(own, START, to).among(Map.of(SOMEBODY, theirs));
    List<Contact> back = new Contacts(theirs, START, to).among(Map.of(SOMEBODY, own));
    assertEquals(
        there.stream().map(Contact::certain).toList(),
        back.stream().map(Contact::certain).toList());
    assertEquals(
        there.stream().map(Contact::possible).toList(),
        back.stream().map(Contact::possible).toList());
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void whoWasLongestThereForSureComesFirst(@ForAll long seed) {
    var random = new Random(seed);
    List<Contact> contacts =
        new Contacts(visits(stays(random), random), START, START.plusSeconds(1_000_000))
            .among(
                Map.of(
                    new UUID(0, 1), visits(stays(random), random),
                    new UUID(0, 2), visits(stays(random), random),
                    new UUID(0, 3), visits(stays(random), random)));
    for (int i = 1; i < contacts.size(); i++) {
      assertTrue(contacts.get(i - 1).certain().compareTo(contacts.get(i).certain()) >= 0);
    }
  }

  private static List<Stay> stays(Random random) {
    List<Stay> stays = new ArrayList<>();
    Instant time = START;
    for (int i = random.nextInt(6); i > 0; i--) {
      Instant arrived = time.plusSeconds(random.nextInt(20_000));
      time = arrived.plusSeconds(1 + random.nextInt(20_000));
      stays.add(new Stay(SITES.get(random.nextInt(2)), arrived, time));
    }
    return stays;
  }

  private static List<Visit> visits(List<Stay> stays) {
    return stays.stream()
        .map(stay -> visit(stay, Moment.exactly(stay.arrived()), Moment.exactly(stay.left())))
        .toList();
  }

  private static List<Visit> visits(List<Stay> stays, Random random) {
    return stays.stream()
        .map(stay -> visit(stay, around(stay.arrived(), random), around(stay.left(), random)))
        .toList();
  }

  private static Visit visit(Stay stay, Moment arrived, Moment left) {
    return new Visit(stay.site(), arrived, left, Visit.Arrival.SEEN, Visit.Departure.SEEN);
  }

  private static Moment around(Instant instant, Random random) {
    return new Moment(
        instant.minusSeconds(random.nextInt(3_000)), instant.plusSeconds(random.nextInt(3_000)));
  }

  private static Duration together(List<Stay> own, List<Stay> theirs, Instant from, Instant to) {
    Duration together = Duration.ZERO;
    for (Stay a : own) {
      for (Stay b : theirs) {
        if (a.site().equals(b.site())) {
          Instant start = max(max(a.arrived(), b.arrived()), from);
          Instant end = min(min(a.left(), b.left()), to);
          if (start.isBefore(end)) {
            together = together.plus(Duration.between(start, end));
          }
        }
      }
    }
    return together;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
