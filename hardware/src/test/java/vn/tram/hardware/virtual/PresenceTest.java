package vn.tram.hardware.virtual;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Unreadable.Reason;
import vn.tram.hardware.eye.Glance;

class PresenceTest {
  private static final Glance CARD = new Glance.Text("one card");
  private static final Glance OTHER = new Glance.Text("another card");
  private static final Glance WALL = new Glance.Nothing(Reason.NO_CODE);
  private static final Glance CROWD = new Glance.Nothing(Reason.SEVERAL_CODES);

  private final Presence presence = new Presence();

  @Test
  void aCardThatIsHeldForLongCountsOnce() {
    assertTrue(presence.isNews(CARD, 0));
    for (int millis = 40; millis < 20_000; millis += 40) {
      assertFalse(presence.isNews(CARD, millis), "at " + millis);
    }
  }

  @Test
  void aCardThatIsNotReadInAFewFramesIsStillTheSame() {
    assertTrue(presence.isNews(CARD, 0));
    assertFalse(presence.isNews(WALL, 500));
    assertFalse(presence.isNews(CARD, Presence.AWAY_MILLIS - 1));
  }

  @Test
  void aCardThatWasTakenAwayAndComesBackCountsAgain() {
    assertTrue(presence.isNews(CARD, 0));
    assertTrue(presence.isNews(CARD, Presence.AWAY_MILLIS));
  }

  @Test
  void anotherCardCountsAtOnce() {
    assertTrue(presence.isNews(CARD, 0));
    assertTrue(presence.isNews(OTHER, 40));
    assertTrue(presence.isNews(CARD, 80));
  }

  @Test
  void aWallIsNoNewsAndTwoCardsAreNewsOnce() {
    assertFalse(presence.isNews(WALL, 0));
    assertTrue(presence.isNews(CROWD, 40));
    assertFalse(presence.isNews(CROWD, 80));
  }
}
