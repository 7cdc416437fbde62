package vn.tram.provisioning.street;

import java.util.random.RandomGenerator;

/**
 * How somebody holds a card before the camera, and in what light.
 *
 * @param modulePixels how large the smallest square of the code appears
 * @param degrees how far it is turned
 * @param tilt 0 flat, 0.1 clearly askew
 * @param blur standard deviation in pixels; 0 is sharp
 * @param light 1 is right, 0.3 is a dim corridor
 * @param slope how much darker the far side is, 0 to 1
 * @param noise standard deviation in grey levels of 255
 * @param glare whether a lamp shines on the card's edge
 */
record Hold(
    double modulePixels,
    double degrees,
    double tilt,
    double blur,
    double light,
    double slope,
    double noise,
    boolean glare) {

  /**
   * As people do: mostly well, now and then upside down, sometimes in the dark, sometimes too
   * hasty.
   */
  static Hold any(RandomGenerator random) {
    Hold well =
        new Hold(
            3.6 + 1.4 * random.nextDouble(),
            random.nextGaussian() * 5,
            random.nextGaussian() * 0.02,
            0.3 + 0.4 * random.nextDouble(),
            0.75 + 0.3 * random.nextDouble(),
            0.2 * random.nextDouble(),
            2 + 3 * random.nextDouble(),
            random.nextInt(10) == 0);
    int sort = random.nextInt(100);
    if (sort < 12) {
      return well.turned(random.nextDouble() * 360);
    }
    if (sort < 20) {
      return well.blurred(0.9 + 0.9 * random.nextDouble());
    }
    if (sort < 28) {
      return well.lit(0.22 + 0.2 * random.nextDouble(), 0.7 * random.nextDouble());
    }
    if (sort < 34) {
      return well.grainy(9 + 12 * random.nextDouble());
    }
    if (sort < 38) {
      return well.blurred(2.2 + 1.8 * random.nextDouble());
    }
    return well;
  }

  private Hold turned(double angle) {
    return new Hold(modulePixels, angle, tilt, blur, light, slope, noise, glare);
  }

  private Hold blurred(double sigma) {
    return new Hold(modulePixels, degrees, tilt, sigma, light, slope, noise, glare);
  }

  private Hold lit(double level, double fall) {
    return new Hold(modulePixels, degrees, tilt, blur, level, fall, noise, glare);
  }

  private Hold grainy(double sigma) {
    return new Hold(modulePixels, degrees, tilt, blur, light, slope, sigma, glare);
  }
}
