package vn.tram.hub.account;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the next password has to wait after so many wrong ones: a pure function.
 *
 * <p>The first few are free, because people mistype; then each one doubles the wait.
 */
final class Throttle {
  /** What is forgiven to one name from one address. */
  static final int FREE_FOR_NAME_AND_ADDRESS = 5;

  /** What is forgiven to one address, behind which a whole office may sit. */
  static final int FREE_FOR_ADDRESS = 30;

  /**
   * What is forgiven to one name from anywhere: high, so that a stranger cannot lock an officer out
   * with a handful of guesses.
   */
  static final int FREE_FOR_NAME = 100;

  /** After so long without a wrong one all is forgotten. */
  static final Duration MEMORY = Duration.ofHours(1);

  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Throttle() {}

  /**
   * How long the next one must still wait; zero when it need not.
   *
   * @param failures wrong ones so far
   * @param free how many of them are forgiven
   * @param last when the last one came
   * @param now the time now
   */
  static Duration wait(int failures, int free, Instant last, Instant now) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(10, failures - free));
    Instant open = last.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    return now.isBefore(open) ? Duration.between(now, open) : Duration.ZERO;
  }
}
