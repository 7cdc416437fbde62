package vn.tram.edge.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: exponential with full jitter, so that the gates of a whole
 * province, cut at one moment, do not come back at one moment.
 *
 * @param first the longest first wait
 * @param atMost the longest wait of all
 * @param failures in a row, not negative
 */
public record Backoff(Duration first, Duration atMost, int failures) {

  /** Before the first failure. */
  public static Backoff of(Timing timing) {
    return new Backoff(timing.firstRetry(), timing.retryAtMost(), 0);
  }

  /** After one more failure. */
  public Backoff failed() {
    return new Backoff(first, atMost, Math.min(failures + 1, Integer.SIZE));
  }

  /** After a success. */
  public Backoff reset() {
    return new Backoff(first, atMost, 0);
  }

  /** The longest wait now. */
  Duration ceiling() {
    Duration ceiling = first;
    for (int i = 1; i < failures && ceiling.compareTo(atMost) < 0; i++) {
      ceiling = ceiling.multipliedBy(2);
    }
    return ceiling.compareTo(atMost) < 0 ? ceiling : atMost;
  }

  /** A wait anywhere from nothing to the {@link #ceiling}. */
  public Duration wait(RandomGenerator random) {
    return Duration.ofNanos(random.nextLong(ceiling().toNanos() + 1));
  }
}
