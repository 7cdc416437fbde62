package vn.tram.edge.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tram.edge.journal.Landmark;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.BootSpan;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.ClockTrack;
import vn.tram.protocol.time.Moment;

/** What a journal tells of the time of one boot. Immutable; thinking only. */
final class Knowledge {
  /** Nobody traces to less than this: a narrower anchor is not worth an entry. */
  static final Duration FINE = Duration.ofMillis(500);

  private final UUID boot;
  private final Map<UUID, List<Anchor>> anchors;
  private final Map<UUID, Long> lastMillis;
  private final ClockTrack track;

  private Knowledge(UUID boot, Map<UUID, List<Anchor>> anchors, Map<UUID, Long> lastMillis) {
    this.boot = boot;
    this.anchors = anchors;
    this.lastMillis = lastMillis;
    this.track =
        ClockTrack.of(
            anchors.entrySet().stream()
                .map(
                    span ->
                        new BootSpan(
                            span.getKey(),
                            lastMillis.getOrDefault(span.getKey(), 0L),
                            span.getValue()))
                .toList());
  }

  /**
   * What the landmarks tell.
   *
   * @param boot the boot of now; it is the last one, whether or not the journal has it yet
   */
  static Knowledge of(UUID boot, List<Landmark> landmarks) {
    var anchors = new LinkedHashMap<UUID, List<Anchor>>();
    var lastMillis = new LinkedHashMap<UUID, Long>();
    UUID inForce = boot;
    for (Landmark landmark : landmarks) {
      switch (landmark.entry()) {
        case Boot started -> {
          inForce = started.boot();
          anchors.computeIfAbsent(inForce, id -> new ArrayList<>());
          lastMillis.merge(inForce, started.atMillis(), Math::max);
        }
        case Clock heard -> {
          anchors.computeIfAbsent(inForce, id -> new ArrayList<>()).add(heard.anchor());
          lastMillis.merge(inForce, heard.anchor().atMillis(), Math::max);
        }
        default -> throw new IllegalArgumentException("a landmark is a boot or a clock");
      }
    }
    anchors.computeIfAbsent(boot, id -> new ArrayList<>());
    return new Knowledge(boot, anchors, lastMillis);
  }

  Knowledge with(Anchor anchor) {
    var more = new LinkedHashMap<>(anchors);
    more.merge(
        boot,
        List.of(anchor),
        (known, added) -> {
          var both = new ArrayList<>(known);
          both.addAll(added);
          return both;
        });
    return new Knowledge(boot, more, lastMillis);
  }

  Moment at(long bootMillis) {
    return at(boot, bootMillis);
  }

  Moment at(UUID anyBoot, long bootMillis) {
    return track.at(anyBoot, bootMillis);
  }

  Quality quality(long bootMillis) {
    return track.anchored(boot)
        ? new Quality.Within(at(bootMillis).width())
        : new Quality.Unknown();
  }

  /**
   * Whether the anchor is worth an entry: when it is the first of this boot from so strong a
   * source; when it contradicts what sources no stronger than its own said; when it halves an
   * interval that had grown coarse.
   */
  boolean gains(Anchor anchor) {
    ClockSource.Rank rank = anchor.source().rank();
    boolean strongest =
        anchors.get(boot).stream().allMatch(known -> known.source().rank().compareTo(rank) >= 0);
    boolean first =
        anchors.get(boot).stream().allMatch(known -> known.source().rank().compareTo(rank) > 0);
    Moment known = at(anchor.atMillis());
    if (strongest && (first || !known.overlaps(anchor.moment()))) {
      return true;
    }
    if (known.width().compareTo(FINE) <= 0) {
      return false;
    }
    Duration after = with(anchor).at(anchor.atMillis()).width();
    return after.multipliedBy(2).compareTo(known.width()) <= 0;
  }
}
