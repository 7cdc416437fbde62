package vn.tram.hardware.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** One card is one visitor, for as long as it is held. */
class HeldTest {

  private final Held<String> held = new Held<>();

  @Test
  void aCardHeldForAMinuteIsOneCard() {
    assertTrue(held.isNews("one", 0));
    for (int millis = 500; millis <= 60_000; millis += 500) {
      assertFalse(held.isNews("one", millis), "at " + millis);
    }
  }

  @Test
  void aCardThatWasTakenAwayAndComesBackCountsAgain() {
    assertTrue(held.isNews("one", 7));
    assertFalse(held.isNews("one", 7 + Held.AWAY_MILLIS - 1));
    assertTrue(held.isNews("one", 7 + 2 * Held.AWAY_MILLIS - 1));
  }

  @Test
  void anotherCardInBetweenIsAnotherVisitor() {
    assertTrue(held.isNews("one", 0));
    assertTrue(held.isNews("two", 1));
    assertTrue(held.isNews("one", 2));
  }

  @Test
  void tenPeopleInTenSecondsAreTenVisitors() {
    int visitors = 0;
    for (int millis = 0; millis < 10_000; millis += 100) {
      visitors += held.isNews("visitor " + millis / 1_000, millis) ? 1 : 0;
    }
    assertEquals(10, visitors);
  }
}
