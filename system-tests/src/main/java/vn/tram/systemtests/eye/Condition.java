package vn.tram.systemtests.eye;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** What makes a card hard to read; one thing at a time, and the last one all of it a little. */
enum Condition {
  /** Straight, sharp, as far away as five sides of the code. */
  NEAR,
  FAR_7_SIDES,
  FAR_10_SIDES,
  FAR_13_SIDES,
  TURNED,
  TILTED_30,
  TILTED_45,
  TILTED_55,
  BLURRED_1PX,
  BLURRED_2PX,
  MOVING_5PX,
  MOVING_9PX,
  GLARE,
  LIGHT_FROM_ONE_SIDE,
  LOW_LIGHT,
  DARK,
  STREET;

  /** The same random numbers make the same take. */
  Take take(RandomGenerator random) {
    Take well = well(random);
    double sign = random.nextBoolean() ? 1 : -1;
    return switch (this) {
      case NEAR -> well;
      case FAR_7_SIDES -> well.at(7);
      case FAR_10_SIDES -> well.at(10);
      case FAR_13_SIDES -> well.at(13);
      case TURNED -> well.turned(360 * random.nextDouble());
      case TILTED_30 -> tilted(well, 30 * sign, random);
      case TILTED_45 -> tilted(well, 45 * sign, random);
      case TILTED_55 -> tilted(well, 55 * sign, random);
      case BLURRED_1PX -> well.blurred(1);
      case BLURRED_2PX -> well.blurred(2);
      case MOVING_5PX -> well.moving(5);
      case MOVING_9PX -> well.moving(9);
      case GLARE -> well.glaring(180);
      case LIGHT_FROM_ONE_SIDE -> well.lit(0.6, 0.9, 4);
      case LOW_LIGHT -> well.lit(0.25, 0.3, 6);
      case DARK -> well.lit(0.1, 0.3, 6);
      case STREET ->
          tilted(well, 20 * random.nextGaussian(), random)
              .at(5 + 3 * random.nextDouble())
              .turned(8 * random.nextGaussian())
              .blurred(0.4 + 0.6 * random.nextDouble())
              .moving(4 * random.nextDouble())
              .lit(0.3 + 0.6 * random.nextDouble(), 0.5 * random.nextDouble(), 5)
              .glaring(random.nextInt(4) == 0 ? 120 : 0);
    };
  }

  private static Take well(RandomGenerator random) {
    return new Take(
        5,
        3 * random.nextGaussian(),
        3 * random.nextGaussian(),
        3 * random.nextGaussian(),
        0.2 * random.nextGaussian(),
        0.2 * random.nextGaussian(),
        0.5,
        0,
        0.85,
        0.1,
        3,
        0);
  }

  /** Most of it one way, some of it the other. */
  private static Take tilted(Take take, double degrees, RandomGenerator random) {
    double other = 5 * random.nextGaussian();
    return random.nextBoolean() ? take.tilted(degrees, other) : take.tilted(other, degrees);
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
