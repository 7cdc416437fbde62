package vn.tram.hardware.eye;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SceneTest {
  private final Scene scene = new Scene();

  private static Grey wall(int grain, long seed) {
    return Grey.of(Pictures.badlyLit(Pictures.paper(640, 480), grain, seed));
  }

  @Test
  void theFirstFrameIsAChangeAndGrainIsNone() {
    assertTrue(scene.changed(wall(20, 1)));
    for (int seed = 2; seed < 12; seed++) {
      assertFalse(scene.changed(wall(20, seed)), "grain " + seed);
    }
  }

  @Test
  void aCardThatIsHeldUpIsAChangeAndSoIsItsBeingTakenAway() {
    scene.changed(wall(5, 1));
    Grey card =
        Grey.of(
            Pictures.badlyLit(
                Pictures.sideBySide(Pictures.code(Pictures.CARD, 480), Pictures.paper(160, 480)),
                5,
                2));
    assertTrue(scene.changed(card));
    assertFalse(scene.changed(card));
    assertTrue(scene.changed(wall(5, 3)));
  }

  @Test
  void aCardThatMovesIsAChange() {
    Grey here =
        Grey.of(Pictures.sideBySide(Pictures.code(Pictures.CARD, 200), Pictures.paper(400, 400)));
    Grey there =
        Grey.of(Pictures.sideBySide(Pictures.paper(12, 400), Pictures.code(Pictures.CARD, 200)));
    assertTrue(scene.changed(here));
    assertTrue(scene.changed(there));
  }
}
