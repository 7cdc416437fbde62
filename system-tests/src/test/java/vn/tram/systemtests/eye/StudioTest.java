package vn.tram.systemtests.eye;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.eye.QrEye;

class StudioTest {
  private static final long SEED = 7;
  private static final Map<String, List<CardCode>> KINDS = CardCode.street(SEED, 1);

  private static BufferedImage shot(CardCode code, Condition condition) {
    var random = new SplittableRandom(SEED);
    return Studio.shot(code.squares(), condition.take(random), random);
  }

  @Test
  void everyKindOfCardIsOnTheStreet() {
    assertEquals(
        Set.of(
            "citizen-2021",
            "citizen-2024",
            "insurance-old",
            "insurance-new",
            "personal-qr",
            "tram-pass",
            "poster"),
        KINDS.keySet());
  }

  @Test
  void everyKindOfCardThatIsHeldWellIsRead() {
    KINDS.forEach(
        (kind, codes) -> {
          CardCode code = codes.getFirst();
          BufferedImage picture = shot(code, Condition.NEAR);
          Look look = Look.at(new QrEye(), picture, code.text(), _ -> false);
          assertEquals(Look.Outcome.RIGHT, look.outcome(), kind);
        });
  }

  @Test
  void theSameSeedMakesTheSamePictureToTheLastGrain() {
    CardCode code = KINDS.get("tram-pass").getFirst();
    CardCode again = CardCode.street(SEED, 1).get("tram-pass").getFirst();
    assertArrayEquals(pixels(shot(code, Condition.STREET)), pixels(shot(again, Condition.STREET)));
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(0, 0, Studio.WIDTH, Studio.HEIGHT, null, 0, Studio.WIDTH);
  }
}
