package vn.tram.hub.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tram.hub.query.NodeView.JournalView.Age;

class LifetimeTest {
  private static final UUID BOOT = new UUID(1, 1);

  private static Lifetime byHand(int id, long before, long after, Map<UUID, Long> boots) {
    return new Lifetime(id, Optional.empty(), before, after, boots);
  }

  private static Lifetime unknown(int id, Map<UUID, Long> boots) {
    return byHand(id, Long.MAX_VALUE, Long.MIN_VALUE, boots);
  }

  private static void ages(Age first, Age second, Lifetime one, Lifetime two) {
    for (List<Lifetime> all : List.of(List.of(one, two), List.of(two, one))) {
      assertEquals(first, Lifetime.age(one, all));
      assertEquals(second, Lifetime.age(two, all));
    }
  }

  @Test
  void anOnlyJournalIsCurrent() {
    Lifetime only = unknown(1, Map.of());
    assertEquals(Age.CURRENT, Lifetime.age(only, List.of(only)));
  }

  @Test
  void knownTimesSetJournalsInOrder() {
    Lifetime old = byHand(9, 1_000, 5_000, Map.of());
    Lifetime fresh = byHand(3, 6_000, 8_000, Map.of());
    ages(Age.FORMER, Age.CURRENT, old, fresh);
  }

  @Test
  void clocksThatContradictEachOtherOrSayTooLittleTellNothing() {
    ages(
        Age.NOT_KNOWN,
        Age.NOT_KNOWN,
        byHand(1, 1_000, 9_000, Map.of()),
        byHand(2, 2_000, 8_000, Map.of()));
    ages(
        Age.NOT_KNOWN,
        Age.NOT_KNOWN,
        byHand(1, 9_000, 1_000, Map.of()),
        byHand(2, 9_500, 1_500, Map.of()));
  }

  @Test
  void aBootThatBothKnowTellsWithoutAnyClock() {
    ages(Age.FORMER, Age.CURRENT, unknown(1, Map.of(BOOT, 10L)), unknown(2, Map.of(BOOT, 5_000L)));
    ages(Age.NOT_KNOWN, Age.NOT_KNOWN, unknown(1, Map.of(BOOT, 10L)), unknown(2, Map.of()));
  }

  @Test
  void whatTheNetworkBroughtCountsAsATime() {
    var live = new Lifetime(1, Optional.of(Instant.ofEpochMilli(5_000)), 4_900, 5_100, Map.of());
    ages(Age.FORMER, Age.CURRENT, live, byHand(2, 7_000, 6_500, Map.of()));
    ages(Age.CURRENT, Age.FORMER, live, byHand(2, 2_000, 1_000, Map.of()));
  }

  @Test
  void ofThreeTheLastIsCurrentThoughTheOrderOfTheOthersIsNotKnown() {
    Lifetime one = byHand(1, 1_000, 900, Map.of());
    Lifetime two = unknown(2, Map.of(BOOT, 10L));
    Lifetime three = byHand(3, 5_000, 4_000, Map.of(BOOT, 900L));
    List<Lifetime> all = List.of(one, two, three);
    assertEquals(
        List.of(Age.FORMER, Age.FORMER, Age.CURRENT),
        all.stream().map(journal -> Lifetime.age(journal, all)).toList());
  }
}
