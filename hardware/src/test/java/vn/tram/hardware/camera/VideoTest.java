package vn.tram.hardware.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.eye.Gaze;
import vn.tram.hardware.eye.Glance;
import vn.tram.hardware.eye.Pictures;

/** Frame after frame through the real eye, without a process that could skip one. */
class VideoTest {
  private static final int FRAME_MILLIS = 66;

  private final Gaze gaze = new Gaze(Duration.ofHours(1));
  private final Standing standing = new Standing(0);
  private final List<Sight> sights = new ArrayList<>();
  private long now;

  private Glance show(BufferedImage picture, int moved) {
    Glance glance = gaze.look(Film.brightness(picture, moved), Film.WIDTH, Film.HEIGHT);
    standing.news(glance, now).ifPresent(sights::add);
    now += FRAME_MILLIS;
    return glance;
  }

  @Test
  void aCardThatComesMovesBlursAndGoesIsOneSight() {
    BufferedImage card = Pictures.code(Pictures.CARD, 300);
    int read = 0;
    for (int i = 0; i < 16; i++) {
      BufferedImage moving = Pictures.turned(Pictures.blurred(card, 1 + 2 * (i % 8)), i);
      read += show(moving, 20 * i - 160) instanceof Glance.Text ? 1 : 0;
    }
    assertEquals(1, sights.size(), read + " frames of 16 were read, sights " + sights);
  }

  @Test
  void aSecondCardThatIsHeldBesideTheFirstOneIsARefusalAndNoSight() {
    BufferedImage first = Pictures.code(Pictures.CARD, 300);
    BufferedImage second = Pictures.code("079201000002", 300);
    BufferedImage both = Pictures.sideBySide(first, second);
    for (int i = 0; i < 6; i++) {
      show(first, 0);
    }
    for (int i = 0; i < 6; i++) {
      show(both, i);
    }
    for (int i = 0; i < 6; i++) {
      show(first, 0);
    }
    assertEquals(2, sights.size(), "sights " + sights);
    assertEquals(
        Unreadable.Reason.SEVERAL_CODES, ((Unreadable) sights.getLast()).reason(), "the second");
  }

  @Test
  void aSecondCardThatTakesAnotherPassIsToldWhileTheFirstOneIsHeld() {
    BufferedImage first = Pictures.code(Pictures.CARD, 300);
    BufferedImage second = Pictures.inverted(Pictures.code("079201000002", 300));
    for (int i = 0; i < 3; i++) {
      show(first, 0);
    }
    for (int i = 0; i < 80; i++) {
      Glance both = show(Pictures.sideBySide(first, second), 0);
      assertEquals(new Glance.Nothing(Unreadable.Reason.SEVERAL_CODES), both, "frame " + i);
    }
    assertEquals(2, sights.size(), "sights " + sights);
    assertEquals(
        Unreadable.Reason.SEVERAL_CODES, ((Unreadable) sights.getLast()).reason(), "the second");
  }
}
