package vn.tram.edge.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
  /**
   * Nobody traces to less than this: a narrower anchor is not worth an entry. Between two anchors
   * of a steady network times are known to half of it.
   */
  static final Duration FINE = Duration.ofSeconds(1);

  private final UUID boot;
  private final Map<UUID, List<Anchor>> anchors;
  private final Map<UUID, Long> lastMillis;
  private final ClockTrack track;
  private final Map<ClockSource.Rank, Knowledge> byRank = new ConcurrentHashMap<>();

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
    return anchored() ? new Quality.Within(at(bootMillis).width()) : new Quality.Unknown();
  }

  /** What is known by sources of this rank and stronger ones alone. */
  Knowledge by(ClockSource.Rank weakest) {
    return byRank.computeIfAbsent(
        weakest,
        rank -> {
          var fewer = new LinkedHashMap<UUID, List<Anchor>>();
          anchors.forEach(
              (id, all) ->
                  fewer.put(
                      id,
                      all.stream()
                          .filter(anchor -> anchor.source().rank().compareTo(rank) <= 0)
                          .toList()));
          return new Knowledge(boot, fewer, lastMillis);
        });
  }

  /** Whether somebody is believed about this boot. */
  boolean anchored() {
    return track.anchored(boot);
  }

  /**
   * Whether the anchor is worth an entry: when it is the first of this boot from so strong a source
   * that is believed; when it contradicts what is known and is not just disbelieved; when it halves
   * an interval that had grown coarse.
   */
  boolean gains(Anchor anchor) {
    ClockSource.Rank rank = anchor.source().rank();
    boolean first =
        anchors.get(boot).stream().allMatch(known -> known.source().rank().compareTo(rank) > 0);
    Moment known = at(anchor.atMillis());
    boolean fits = known.overlaps(anchor.moment());
    if (!first && fits && known.width().compareTo(FINE) <= 0) {
      return false;
    }
    Knowledge then = with(anchor);
    Moment after = then.at(anchor.atMillis());
    boolean believed =
        rank == ClockSource.Rank.HUB || (then.anchored() && !(anchored() && after.equals(known)));
    if (first && believed) {
      return true;
    }
    return fits
        ? after.width().multipliedBy(2).compareTo(known.width()) <= 0
        : !after.equals(known);
  }
}
