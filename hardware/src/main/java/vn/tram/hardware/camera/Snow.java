package vn.tram.hardware.camera;

/**
 * Tells white noise from pictures: in whatever a lens draws, neighbours are alike. For use by one
 * thread.
 */
final class Snow {

  /** A torn frame is torn once; what is no picture for two seconds is no camera. */
  static final int MOST_FRAMES = 30;

  /** From one look to the next, in rows and in columns; a prime: no pattern goes along with it. */
  private static final int STEP = 13;

  /** Variance in grey levels squared: a dark room has grain, but less of it. */
  private static final double LEAST_VARIANCE = 1_000;

  /** White noise has 0; a code whose modules are two pixels wide has 0.5, and grass more. */
  private static final double MOST_LIKENESS = 0.1;

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
    for (int y = 0; y < height - 1; y += STEP) {
      for (int x = y / STEP % STEP; x < width - 1; x += STEP) {
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
    return variance >= LEAST_VARIANCE
        && strange(right, count, variance)
        && strange(below, count, variance);
  }

  /** Two values that know nothing of each other differ by twice the variance, squared. */
  private static boolean strange(long squares, long count, double variance) {
    return Math.abs(1 - (double) squares / count / (2 * variance)) < MOST_LIKENESS;
  }
}
