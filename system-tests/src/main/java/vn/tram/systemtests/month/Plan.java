package vn.tram.systemtests.month;

import java.time.Duration;

/**
 * What is played.
 *
 * @param days without a network, at least 1
 * @param perDay how many check-ins a day, at least 2: half of them in, half of them out
 * @param limit how long the whole proof may take
 */
public record Plan(int days, int perDay, long seed, Duration limit) {
  public Plan {
    if (days < 1 || perDay < 2) {
      throw new IllegalArgumentException("a month has days and people");
    }
  }

  int people() {
    return perDay / 2;
  }

  /** How many check-ins that makes. */
  long checkIns() {
    return 2L * people() * days;
  }
}
