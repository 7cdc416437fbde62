package vn.tram.systemtests.eye;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What lens, shutter, light and sensor do to a scene before it is a picture. */
final class Lens {

  private Lens() {}

  static BufferedImage expose(
      float[] scene, int width, int height, Take take, SplittableRandom random) {
    float[] soft = moved(blurred(scene, width, height, take.blur()), width, take.motion());
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    double lampX = width * (0.45 + 0.1 * random.nextDouble());
    double lampY = height * (0.45 + 0.1 * random.nextDouble());
    double lampSize = height / 9.0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fall = 1 + take.slope() * (x - width / 2.0) / width;
        double far = Math.hypot(x - lampX, y - lampY) / lampSize;
        double lamp = take.glare() * Math.exp(-far * far);
        double level = soft[y * width + x] * take.light() * fall + lamp;
        double noisy = level + take.grain() * random.nextGaussian();
        pixels[y * width + x] = 0x010101 * (int) Math.clamp(noisy, 0, 255);
      }
    }
    return picture;
  }

  private static float[] blurred(float[] scene, int width, int height, double deviation) {
    int radius = (int) Math.ceil(2.5 * deviation);
    float[] weights = new float[2 * radius + 1];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-(i - radius) * (i - radius) / (2 * deviation * deviation));
      sum += weights[i];
    }
    float[] across = new float[scene.length];
    for (int at = 0; at < scene.length; at++) {
      across[at] = mean(scene, at % width, width, at, 1, radius, weights) / sum;
    }
    float[] both = new float[scene.length];
    for (int at = 0; at < scene.length; at++) {
      both[at] = mean(across, at / width, height, at, width, radius, weights) / sum;
    }
    return both;
  }

  /** Around one pixel along one axis; the edge goes on. */
  private static float mean(
      float[] scene, int place, int length, int at, int step, int radius, float[] weights) {
    float mean = 0;
    for (int i = -radius; i <= radius; i++) {
      int near = Math.clamp(place + i, 0, length - 1) - place;
      mean += weights[i + radius] * scene[at + near * step];
    }
    return mean;
  }

  /** The mean of what passed by. */
  private static float[] moved(float[] scene, int width, double pixels) {
    int steps = (int) Math.round(pixels);
    if (steps < 2) {
      return scene;
    }
    float[] weights = new float[2 * (steps / 2) + 1];
    Arrays.fill(weights, 1f / weights.length);
    float[] moved = new float[scene.length];
    for (int at = 0; at < scene.length; at++) {
      moved[at] = mean(scene, at % width, width, at, 1, steps / 2, weights);
    }
    return moved;
  }
}
