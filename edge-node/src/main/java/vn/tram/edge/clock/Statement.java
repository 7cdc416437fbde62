package vn.tram.edge.clock;

import java.time.Duration;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

/**
 * What a technician says of the time.
 *
 * @param moment when it is, with the error that he states
 * @param confirmed whether he insists after the gate doubted
 */
public record Statement(Moment moment, boolean confirmed) {
  /** Beyond the last time that the gate knows of, a box is seldom off for longer. */
  static final Duration LONG_OFF = Duration.ofDays(60);

  /** No boot lasts that long. */
  private static final Duration AGE = Duration.ofDays(1_000);

  /** What the gate makes of it. */
  public enum Verdict {
    /** It stands in the journal. */
    TAKEN,
    /** Hub or network say it better already, and the same. */
    NEEDLESS,
    /** It is before this software was made, or absurdly long after. */
    IMPOSSIBLE,
    /** Hub or network know that it is not so. */
    WRONG,
    /** Somebody at the box, or its hardware clock, said something else: he must insist. */
    DOUBTED,
    /** The box would have been off for months: he must insist. */
    FAR
  }

  Anchor anchor(long atMillis) {
    return new Anchor(atMillis, moment, ClockSource.TECHNICIAN);
  }

  /**
   * What is to be made of it.
   *
   * @param sure what hub and network say of now
   * @param told whether they speak of this boot at all
   * @param known what is known of now, whoever said so
   * @param plausible when it can be at all
   */
  Verdict verdict(Moment sure, boolean told, Moment known, Moment plausible) {
    if (!moment.overlaps(plausible)) {
      return Verdict.IMPOSSIBLE;
    }
    if (!moment.overlaps(sure)) {
      return Verdict.WRONG;
    }
    if (told) {
      return Verdict.NEEDLESS;
    }
    if (!confirmed && !moment.overlaps(known)) {
      return Verdict.DOUBTED;
    }
    // A box that knows nothing of before has no last time.
    boolean anyLast = known.earliest().isAfter(Moment.UNKNOWN.earliest().plus(AGE));
    boolean far = anyLast && moment.earliest().isAfter(known.earliest().plus(LONG_OFF));
    return far && !confirmed ? Verdict.FAR : Verdict.TAKEN;
  }
}
