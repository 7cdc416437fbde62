package vn.tram.hardware.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.box.Unreadable.Reason;
import vn.tram.hardware.eye.Glance;

class StandingTest {
  private static final Glance CARD = new Glance.Text("one card");
  private static final Glance OTHER = new Glance.Text("another card");
  private static final Glance WALL = new Glance.Nothing(Reason.NO_CODE);
  private static final Glance CROWD = new Glance.Nothing(Reason.SEVERAL_CODES);

  private final Standing standing = new Standing(1);

  private boolean answers(Glance glance, long seenAt) {
    return standing.news(glance, seenAt).isPresent();
  }

  @Test
  void aCardThatIsHeldForAMinuteIsOneSightAlsoWhenItIsNotReadNowAndThen() {
    assertEquals(Optional.of(new Scan("one card", 0, 1)), standing.news(CARD, 0));
    for (int millis = 66; millis < 60_000; millis += 66) {
      assertEquals(
          Optional.empty(), standing.news(millis % 7 == 0 ? CARD : WALL, millis), "at " + millis);
    }
  }

  @Test
  void tenPeopleInTenSecondsAreTenSights() {
    for (int person = 0; person < 10; person++) {
      assertTrue(answers(new Glance.Text("card " + person), 1_000L * person), "person " + person);
    }
  }

  @Test
  void twoCardsOfWhichNowOneAndNowTheOtherIsReadAreOneRefusal() {
    assertEquals(Optional.of(new Unreadable(Reason.SEVERAL_CODES, 0, 1)), standing.news(CROWD, 0));
    for (int frame = 1; frame < 80; frame++) {
      Glance glance = frame % 3 == 0 ? CROWD : frame % 3 == 1 ? CARD : OTHER;
      assertEquals(Optional.empty(), standing.news(glance, 66L * frame), "frame " + frame);
    }
  }

  @Test
  void aCardThatIsAloneAgainAfterACrowdIsTaken() {
    answers(CROWD, 0);
    assertEquals(Optional.empty(), standing.news(CARD, Standing.CROWD_MILLIS - 1));
    assertTrue(answers(CARD, Standing.CROWD_MILLIS));
  }

  @Test
  void aCardThatIsHeldStillWhileAnotherCameAndWentIsTheSame() {
    assertTrue(answers(CARD, 0));
    for (int millis = 66; millis < 5_000; millis += 66) {
      answers(CROWD, millis);
    }
    assertEquals(Optional.empty(), standing.news(CARD, 5_900));
  }
}
