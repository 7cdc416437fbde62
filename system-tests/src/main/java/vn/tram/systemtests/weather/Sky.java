package vn.tram.systemtests.weather;

import java.util.random.RandomGenerator;

/**
 * How a network treats packets.
 *
 * @param latencyMillis how long a packet takes at most
 * @param late how many messages out of one stay behind others, 0 to 1
 * @param lateMillis for how long at most
 * @param twice how many messages out of one arrive twice, 0 to 1
 */
public record Sky(long latencyMillis, double late, long lateMillis, double twice) {
  private static final Sky CLEAR = new Sky(0, 0, 0, 0);

  /** Packets arrive at once, in order, once. */
  public static Sky clear() {
    return CLEAR;
  }

  /** Some weather. */
  public static Sky drawn(RandomGenerator random) {
    return new Sky(random.nextLong(1, 300), 0.2, 800, 0.15);
  }
}
