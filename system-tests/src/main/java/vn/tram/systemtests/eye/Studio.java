package vn.tram.systemtests.eye;

import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Takes a code's picture with a pinhole camera as wide as the Pi's camera module 3 sees (66 degrees
 * across, Raspberry Pi documentation, "Camera hardware") and lets {@link Lens} spoil it. The card
 * around the code carries bars for words.
 */
final class Studio {
  static final int WIDTH = 1_280;
  static final int HEIGHT = 720;

  private static final double FOCAL = WIDTH / 2.0 / Math.tan(Math.toRadians(33));

  private static final float PAPER = 228;
  private static final float INK = 30;
  private static final float CARD = 196;

  /** White around the code, in modules: a little less than the standard wants, as on cards. */
  private static final double QUIET = 3;

  /** Looks within a pixel, each way. */
  private static final int LOOKS = 2;

  private final BitMatrix code;
  private final Take take;
  private final double[] rotation;

  private Studio(BitMatrix code, Take take) {
    this.code = code;
    this.take = take;
    this.rotation =
        rotation(
            Math.toRadians(take.yaw()), Math.toRadians(take.pitch()), Math.toRadians(take.roll()));
  }

  /**
   * A picture; the same seed makes the same grain.
   *
   * @param code without white around it
   */
  static BufferedImage shot(BitMatrix code, Take take, SplittableRandom random) {
    return Lens.expose(new Studio(code, take).scene(), WIDTH, HEIGHT, take, random);
  }

  private float[] scene() {
    float[] scene = new float[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        float sum = 0;
        for (int look = 0; look < LOOKS * LOOKS; look++) {
          double right = (look % LOOKS + 0.5) / LOOKS;
          double below = (look / LOOKS + 0.5) / LOOKS;
          sum += along(x + right - WIDTH / 2.0, y + below - HEIGHT / 2.0);
        }
        scene[y * WIDTH + x] = sum / (LOOKS * LOOKS);
      }
    }
    return scene;
  }

  /** Where the ray through a pixel meets the card's plane, and what is there. */
  private float along(double x, double y) {
    double rayX = x / FOCAL;
    double rayY = y / FOCAL;
    double[] r = rotation;
    double toPlane = r[2] * take.across() + r[5] * take.down() + r[8] * take.sides();
    double reach = toPlane / (r[2] * rayX + r[5] * rayY + r[8]);
    double fromX = reach * rayX - take.across();
    double fromY = reach * rayY - take.down();
    double fromZ = reach - take.sides();
    double right = r[0] * fromX + r[3] * fromY + r[6] * fromZ;
    double below = r[1] * fromX + r[4] * fromY + r[7] * fromZ;
    boolean onCard = reach > 0 && right > -3.2 && right < 0.9 && below > -0.9 && below < 1.7;
    return onCard ? card(right, below) : wall(rayX, rayY);
  }

  private float card(double right, double below) {
    int modules = code.getWidth();
    double column = (right + 0.5) * modules;
    double row = (below + 0.5) * modules;
    if (column >= 0 && row >= 0 && column < modules && row < modules) {
      return code.get((int) column, (int) row) ? INK : PAPER;
    }
    boolean quiet = column > -QUIET && row > -QUIET && column < modules + QUIET;
    if (quiet && row < modules + QUIET) {
      return PAPER;
    }
    boolean word = Math.floorMod((long) (below * 12), 2) == 0 && Math.sin(right * 23) > -0.6;
    return word ? 90 : CARD;
  }

  private static float wall(double x, double y) {
    return (float) (110 + 30 * Math.sin(5 * x + 1) + 25 * Math.cos(7 * y + 3 * x));
  }

  private static double[] rotation(double yaw, double pitch, double roll) {
    double cy = Math.cos(yaw);
    double sy = Math.sin(yaw);
    double cp = Math.cos(pitch);
    double sp = Math.sin(pitch);
    double cr = Math.cos(roll);
    double sr = Math.sin(roll);
    return new double[] {
      cy * cr + sy * sp * sr,
      -cy * sr + sy * sp * cr,
      sy * cp,
      cp * sr,
      cp * cr,
      -sp,
      -sy * cr + cy * sp * sr,
      sy * sr + cy * sp * cr,
      cy * cp
    };
  }
}
