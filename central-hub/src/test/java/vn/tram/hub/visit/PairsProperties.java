package vn.tram.hub.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;

class PairsProperties {
  private static final Site MARKET =
      new Site("cho", "Chợ", "MARKET", new Policy.Closes(LocalTime.of(18, 0)));
  private static final Site SCHOOL =
      new Site("truong", "Trường", "SCHOOL", new Policy.Closes(LocalTime.of(17, 30)));
  private static final Site HOSPITAL =
      new Site("benh-vien", "Bệnh viện", "HOSPITAL", new Policy.Stays(Duration.ofHours(12)));
  private static final List<Site> SITES = List.of(MARKET, SCHOOL, HOSPITAL);

  /** Seven in the morning in Viet Nam. */
  private static final Instant MORNING = Instant.parse("2026-11-21T00:00:00Z");

  private record Stay(Site site, Instant arrived, Instant left, boolean inSeen, boolean outSeen) {}

  @Property(shrinking = ShrinkingMode.OFF)
  void theOrderInWhichPassagesAreGivenMakesNoDifference(@ForAll long seed) {
    var random = new Random(seed);
    List<Passage> passages = anything(random);
    List<Visit> visits = Pairs.of(passages);
    Collections.shuffle(passages, random);
    assertEquals(visits, Pairs.of(passages));
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void whateverHappensEveryPassageEndsInAVisitAndNobodyLeavesBeforeHeCame(@ForAll long seed) {
    List<Passage> passages = anything(new Random(seed));
    List<Visit> visits = Pairs.of(passages);
    int seen = 0;
    for (Visit visit : visits) {
      assertFalse(visit.left().latest().isBefore(visit.arrived().earliest()), visit::toString);
      seen += visit.arrival() == Visit.Arrival.SEEN ? 1 : 0;
      seen += visit.departure() == Visit.Departure.SEEN ? 1 : 0;
    }
    assertEquals(passages.size(), seen);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void whoeverIsAlwaysSeenByExactClocksGetsExactlyHisStays(@ForAll long seed) {
    List<Stay> stays = stays(new Random(seed), 0);
    List<Visit> visits = Pairs.of(passages(stays, new Random(seed), 0));
    assertEquals(
        stays.stream()
            .map(
                stay ->
                    new Visit(
                        stay.site(),
                        Moment.exactly(stay.arrived()),
                        Moment.exactly(stay.left()),
                        Visit.Arrival.SEEN,
                        Visit.Departure.SEEN))
            .toList(),
        visits);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void theTrueTimesOfAStayLieInItsVisitAlsoWhereACheckInOrCheckOutWasForgotten(@ForAll long seed) {
    var random = new Random(seed);
    List<Stay> stays = stays(random, 4);
    List<Visit> visits = Pairs.of(passages(stays, random, 120));
    assertEquals(stays.size(), visits.size(), () -> stays + "\n" + visits);
    for (int i = 0; i < visits.size(); i++) {
      Stay stay = stays.get(i);
      Visit visit = visits.get(i);
      assertEquals(stay.site(), visit.site());
      assertTrue(visit.arrived().contains(stay.arrived()), () -> stay + "\n" + visit);
      assertTrue(visit.left().contains(stay.left()), () -> stay + "\n" + visit);
    }
  }

  /** Some days of somebody who is at one place at a time and obeys closing times. */
  private static List<Stay> stays(Random random, int forgetsOneIn) {
    List<Stay> stays = new ArrayList<>();
    for (int day = 0; day < 1 + random.nextInt(4); day++) {
      Instant time = MORNING.plus(Duration.ofDays(day));
      Instant night = time.plus(Duration.ofHours(10));
      while (true) {
        Instant arrived = time.plusSeconds(900 + random.nextInt(10_000));
        Instant left = arrived.plusSeconds(900 + random.nextInt(10_000));
        if (left.isAfter(night)) {
          break;
        }
        Site site = SITES.get(random.nextInt(SITES.size()));
        boolean inSeen = forgetsOneIn == 0 || random.nextInt(forgetsOneIn) > 0;
        boolean outSeen = forgetsOneIn == 0 || random.nextInt(forgetsOneIn) > 0;
        if (!stays.isEmpty() && !stays.getLast().outSeen() && site.equals(stays.getLast().site())) {
          // Not seen to leave and not seen to come back to the same place: nobody can know.
          inSeen = true;
        }
        // A stay that nobody saw leaves no trace, and must not hide between two halves of another.
        if (inSeen || outSeen) {
          stays.add(new Stay(site, arrived, left, inSeen, outSeen));
        }
        time = left;
      }
    }
    return stays;
  }

  /** What gates tell of stays, each by a clock that is off by at most so many seconds. */
  private static List<Passage> passages(List<Stay> stays, Random random, int seconds) {
    List<Passage> passages = new ArrayList<>();
    for (Stay stay : stays) {
      if (stay.inSeen()) {
        passages.add(passage(stay.site(), Direction.IN, stay.arrived(), passages, random, seconds));
      }
      if (stay.outSeen()) {
        passages.add(passage(stay.site(), Direction.OUT, stay.left(), passages, random, seconds));
      }
    }
    return passages;
  }

  private static Passage passage(
      Site site, Direction way, Instant when, List<Passage> before, Random random, int seconds) {
    var at =
        new Moment(
            when.minusSeconds(random.nextInt(seconds + 1)),
            when.plusSeconds(random.nextInt(seconds + 1)));
    return new Passage(site, way, at, site.name(), 1, before.size() + 1L);
  }

  /** Passages that make little sense, with clocks that know little. */
  private static List<Passage> anything(Random random) {
    List<Passage> passages = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      Instant earliest = MORNING.plusSeconds(random.nextInt(500_000));
      Moment at =
          switch (random.nextInt(5)) {
            case 0 -> Moment.UNKNOWN;
            case 1 -> new Moment(earliest, Moment.UNKNOWN.latest());
            default -> new Moment(earliest, earliest.plusSeconds(random.nextInt(100_000)));
          };
      passages.add(
          new Passage(
              SITES.get(random.nextInt(3)),
              random.nextBoolean() ? Direction.IN : Direction.OUT,
              at,
              "node-" + random.nextInt(2),
              1,
              i));
    }
    return passages;
  }
}
