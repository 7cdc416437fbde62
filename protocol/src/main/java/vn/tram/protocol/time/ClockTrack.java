package vn.tram.protocol.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Turns readings of a box's boot clock into true time.
 *
 * <p>Within a boot every anchor, before or after, bounds a reading: the boot clock may drift by
 * {@link #DRIFT_PPM} from the anchor on. What all anchors allow together is the answer; where they
 * contradict each other they cannot all be right, so the answer then spans all of them. Only the
 * strongest {@link ClockSource.Rank rank} that speaks of a boot counts in it, so that no weaker
 * word can move it; and a word that contradicts what stronger sources say of the boots around is
 * not believed. A boot without anchors lies after the end of the boot before it and before the
 * start of the boot after it. The order in which anchors became known makes no difference.
 *
 * <p><b>What is trusted.</b> The true time lies inside as long as
 *
 * <ul>
 *   <li>boots stand in the order in which they were, and no boot clock drifts further than said;
 *   <li>of the hub's anchors in a boot all are right, or, where they contradict each other, one;
 *   <li>the same holds of the network's anchors in a boot that the hub does not speak of, as far as
 *       they do not contradict the hub about the boots around;
 *   <li>and of local ones in a boot that neither speaks of, as far as they contradict neither.
 * </ul>
 *
 * So a technician who errs beyond the error that he stated misdates nothing in a boot that hub or
 * network speak of, and no boot at all once they contradict him.
 */
public final class ClockTrack {
  /**
   * How far a boot clock may run off, in parts per million. Crystals of small boards are specified
   * within 50 ppm at room temperature; a box on a sunny wall is granted four times that.
   */
  public static final long DRIFT_PPM = 200;

  private final Map<UUID, Span> spans = new HashMap<>();

  private ClockTrack(List<BootSpan> boots) {
    List<Span> inOrder = boots.stream().map(Span::new).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      spans.put(boots.get(i).boot(), inOrder.get(i));
    }
    for (ClockSource.Rank rank : ClockSource.Rank.values()) {
      List<Claim> windows = windows(inOrder);
      for (int i = 0; i < inOrder.size(); i++) {
        inOrder.get(i).hear(rank, windows.get(i));
      }
    }
    List<Claim> windows = windows(inOrder);
    for (int i = 0; i < inOrder.size(); i++) {
      inOrder.get(i).settle(windows.get(i));
    }
  }

  /**
   * The track of one journal.
   *
   * @param boots in the order of the journal, each boot id once
   */
  public static ClockTrack of(List<BootSpan> boots) {
    return new ClockTrack(List.copyOf(boots));
  }

  /** When it was, as far as the track can tell; {@link Moment#UNKNOWN} for a boot not in it. */
  public Moment at(UUID boot, long millis) {
    Span span = spans.get(boot);
    return span == null ? Moment.UNKNOWN : span.at(millis);
  }

  /** Whether somebody is believed about the boot itself, not only about boots around it. */
  public boolean anchored(UUID boot) {
    Span span = spans.get(boot);
    return span != null && span.anchored();
  }

  /**
   * The readings of a boot that may be another time on another track. All others are the same time
   * on both.
   */
  public Readings unlike(ClockTrack other, UUID boot) {
    Span here = spans.get(boot);
    Span there = other.spans.get(boot);
    if (here == null || there == null) {
      return here == there ? Readings.NONE : Readings.ALL;
    }
    return here.claim().unlike(there.claim());
  }

  /** What follows for each boot from those around it that somebody is believed about. */
  private static List<Claim> windows(List<Span> spans) {
    long[] notBefore = new long[spans.size()];
    long bound = Span.FIRST;
    for (int i = 0; i < notBefore.length; i++) {
      notBefore[i] = bound;
      Span span = spans.get(i);
      if (span.anchored()) {
        bound = span.lastsUntil();
      } else if (bound > Span.FIRST) {
        bound = Math.min(Span.LAST, bound + span.length());
      }
    }
    Claim[] windows = new Claim[spans.size()];
    bound = Span.LAST;
    for (int i = windows.length - 1; i >= 0; i--) {
      Span span = spans.get(i);
      windows[i] = span.between(notBefore[i], bound);
      if (span.anchored()) {
        bound = span.startsBy();
      } else if (bound < Span.LAST) {
        bound = Math.max(Span.FIRST, bound - span.length());
      }
    }
    return List.of(windows);
  }
}
