package vn.tram.protocol.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Turns readings of a box's boot clock into true time.
 *
 * <p>Within a boot every anchor, before or after, bounds a reading: the boot clock may drift by
 * {@link #DRIFT_PPM} from the anchor on. What all anchors allow together is the answer. Anchors
 * that contradict each other cannot all be right, so the answer then spans all of them. A boot
 * without anchors lies after the end of the boot before it and before the start of the boot after
 * it. The order in which anchors became known makes no difference.
 */
public final class ClockTrack {
  /**
   * How far a boot clock may run off, in parts per million. Crystals of small boards are specified
   * within 50 ppm at room temperature; a box on a sunny wall is granted four times that.
   */
  public static final long DRIFT_PPM = 200;

  private final Map<UUID, Integer> positions = new HashMap<>();
  private final List<BootSpan> boots;
  private final List<Instant> notBefore = new ArrayList<>();
  private final List<Instant> notAfter = new ArrayList<>();

  private ClockTrack(List<BootSpan> boots) {
    this.boots = boots;
    for (int i = 0; i < boots.size(); i++) {
      positions.put(boots.get(i).boot(), i);
    }
    boundByTheBootBefore();
    boundByTheBootAfter();
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
    Integer position = positions.get(boot);
    return position == null ? Moment.UNKNOWN : at(position, millis);
  }

  private Moment at(int position, long millis) {
    BootSpan span = boots.get(position);
    if (!span.anchors().isEmpty()) {
      return byAnchors(span.anchors(), millis);
    }
    Instant earliest = notBefore.get(position).plusMillis(slowest(millis));
    Instant latest =
        notAfter.get(position).minusMillis(slowest(Math.max(0, span.lastMillis() - millis)));
    // Anchors of the neighbours that leave no room between them are wrong: then nothing is known.
    return earliest.isAfter(latest) ? Moment.UNKNOWN : new Moment(earliest, latest).bounded();
  }

  private void boundByTheBootBefore() {
    Instant bound = Moment.UNKNOWN.earliest();
    for (BootSpan span : boots) {
      notBefore.add(bound);
      bound =
          span.anchors().isEmpty()
              ? bound.plusMillis(slowest(span.lastMillis()))
              : byAnchors(span.anchors(), span.lastMillis()).earliest();
    }
  }

  private void boundByTheBootAfter() {
    Instant bound = Moment.UNKNOWN.latest();
    List<Instant> backwards = new ArrayList<>();
    for (BootSpan span : boots.reversed()) {
      backwards.add(bound);
      bound =
          span.anchors().isEmpty()
              ? bound.minusMillis(slowest(span.lastMillis()))
              : byAnchors(span.anchors(), 0).latest();
    }
    notAfter.addAll(backwards.reversed());
  }

  private static Moment byAnchors(List<Anchor> anchors, long millis) {
    List<Moment> claims = anchors.stream().map(anchor -> claim(anchor, millis)).toList();
    Instant earliest =
        claims.stream().map(Moment::earliest).max(Comparator.naturalOrder()).orElseThrow();
    Instant latest =
        claims.stream().map(Moment::latest).min(Comparator.naturalOrder()).orElseThrow();
    Moment together =
        earliest.isAfter(latest)
            ? claims.stream().reduce(Moment::hull).orElseThrow()
            : new Moment(earliest, latest);
    return together.bounded();
  }

  private static Moment claim(Anchor anchor, long millis) {
    long distance = millis - anchor.atMillis();
    long drift = Math.ceilDiv(Math.abs(distance) * DRIFT_PPM, 1_000_000L);
    return new Moment(
        anchor.moment().earliest().plusMillis(distance - drift),
        anchor.moment().latest().plusMillis(distance + drift));
  }

  /** The least true time that can pass while the boot clock counts this many milliseconds. */
  private static long slowest(long millis) {
    return millis - Math.ceilDiv(millis * DRIFT_PPM, 1_000_000L);
  }
}
