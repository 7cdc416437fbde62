package vn.tram.hub.account;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What became of somebody who gave a name and a password. */
public sealed interface Attempt {

  /**
   * Both are right.
   *
   * @param account whose they are
   */
  record Accepted(Account account) implements Attempt {}

  /** One of them is wrong; which one is not told. */
  record Rejected() implements Attempt {}

  /**
   * Too many wrong ones: this one was not even looked at.
   *
   * @param pause until the next one is looked at, positive
   */
  record Delayed(Duration pause) implements Attempt {
    /** The pause in whole seconds, never too short. */
    public long seconds() {
      return rounded().toSeconds();
    }

    /** The pause rounded up to whole seconds. */
    public Duration rounded() {
      return pause.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }
  }
}
