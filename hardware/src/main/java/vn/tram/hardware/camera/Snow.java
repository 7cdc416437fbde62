package vn.tram.hardware.camera;

import java.util.List;

/**
 * Tells white noise from pictures, and a short word that is written without end: in whatever a lens
 * draws, neighbours are alike. For use by one thread.
 */
final class Snow {

  /** A torn frame is torn once; what is no picture for two seconds is no camera. */
  static final int MOST_FRAMES = 30;

  /** From one look to the next, in rows and in columns; a prime: no pattern goes along with it. */
  private static final List<Integer> STEPS = List.of(13, 7, 5, 3, 2);

  /** Looks at a picture: noise seems to be none once in a hundred thousand times. */
  private static final int LEAST_LOOKS = 4_000;

  /** Variance in grey levels squared: a dark room has grain, but less of it. */
  private static final double LEAST_VARIANCE = 1_000;

  /** White noise has 0; a code whose modules are two pixels wide has 0.5, and grass more. */
  private static final double MOST_LIKENESS = 0.1;

  /** No lens makes each pixel the opposite of the next one, all over the picture. */
  private static final double LEAST_OPPOSITION = 1.5;

  private int frames;

  /**
   * Looks at the next frame.
   *
   * @return whether it is noise
   */
  boolean falls(byte[] brightness, int width, int height) {
    boolean noise = noise(brightness, width, height);
    frames = noise ? frames + 1 : 0;
    return noise;
  }

  /** Whether there has been nothing else for {@value #MOST_FRAMES} frames. */
  boolean endless() {
    return frames >= MOST_FRAMES;
  }

  private static boolean noise(byte[] brightness, int width, int height) {
    long count = 0;
    long sum = 0;
    long squares = 0;
    long right = 0;
    long below = 0;
    int step = step(width * height);
    for (int y = 0; y < height - 1; y += step) {
      for (int x = y / step % step; x < width - 1; x += step) {
        int at = y * width + x;
        int here = brightness[at] & 0xff;
        int toRight = here - (brightness[at + 1] & 0xff);
        int toBelow = here - (brightness[at + width] & 0xff);
        count++;
        sum += here;
        squares += (long) here * here;
        right += (long) toRight * toRight;
        below += (long) toBelow * toBelow;
      }
    }
    double mean = (double) sum / count;
    double variance = (double) squares / count - mean * mean;
    if (variance < LEAST_VARIANCE) {
      return false;
    }
    double alongRows = strangeness(right, count, variance);
    double alongColumns = strangeness(below, count, variance);
    return Math.min(alongRows, alongColumns) > 1 - MOST_LIKENESS
        || Math.max(alongRows, alongColumns) > LEAST_OPPOSITION;
  }

  private static int step(int pixels) {
    return STEPS.stream()
        .filter(step -> pixels / (step * step) >= LEAST_LOOKS)
        .findFirst()
        .orElse(1);
  }

  /** 0 where neighbours are alike, 1 where they know nothing of each other, 2 for opposites. */
  private static double strangeness(long squares, long count, double variance) {
    return (double) squares / count / (2 * variance);
  }
}
