package vn.tram.hub.clock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.BootSpan;
import vn.tram.protocol.time.ClockTrack;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.time.Readings;

/** Tells the times of one journal's check-ins. A pure function of boots and anchors. */
public final class JournalClock {
  /**
   * A Boot entry.
   *
   * @param seq its number
   * @param boot the kernel's boot
   * @param lastMillis the largest reading of the boot clock seen after it
   */
  public record BootEntry(long seq, UUID boot, long lastMillis) {}

  /**
   * A Clock entry.
   *
   * @param bootSeq the Boot entry in force
   * @param anchor what it says
   */
  public record ClockEntry(long bootSeq, Anchor anchor) {}

  private final Map<Long, UUID> bootOf = new HashMap<>();
  private final ClockTrack track;

  /**
   * The clock of a journal.
   *
   * @param boots in any order
   * @param clocks in any order
   */
  public JournalClock(List<BootEntry> boots, List<ClockEntry> clocks) {
    var inOrder = new TreeMap<Long, BootEntry>();
    boots.forEach(boot -> inOrder.put(boot.seq(), boot));
    Map<UUID, Long> lastMillis = new LinkedHashMap<>();
    inOrder
        .values()
        .forEach(
            boot -> {
              bootOf.put(boot.seq(), boot.boot());
              lastMillis.merge(boot.boot(), boot.lastMillis(), Math::max);
            });
    Map<UUID, List<Anchor>> anchors = new HashMap<>();
    for (ClockEntry clock : clocks) {
      UUID boot = bootOf.get(clock.bootSeq());
      if (boot != null) {
        anchors.computeIfAbsent(boot, any -> new ArrayList<>()).add(clock.anchor());
      }
    }
    List<BootSpan> spans = new ArrayList<>();
    lastMillis.forEach(
        (boot, last) -> spans.add(new BootSpan(boot, last, anchors.getOrDefault(boot, List.of()))));
    track = ClockTrack.of(spans);
  }

  /** When it was; unknown where the Boot entry is not here yet. */
  public Moment at(long bootSeq, long millis) {
    UUID boot = bootOf.get(bootSeq);
    return boot == null ? Moment.UNKNOWN : track.at(boot, millis);
  }

  /**
   * The readings after each Boot entry that may be another time than on a clock before; Boot
   * entries without any are left out. All other readings are the same time on both.
   */
  public SortedMap<Long, Readings> unlike(JournalClock before) {
    Map<UUID, Readings> ofBoots = new HashMap<>();
    var unlike = new TreeMap<Long, Readings>();
    bootOf.forEach(
        (seq, boot) -> {
          Readings readings =
              before.bootOf.containsKey(seq)
                  ? ofBoots.computeIfAbsent(boot, any -> track.unlike(before.track, boot))
                  : Readings.ALL;
          if (!readings.isEmpty()) {
            unlike.put(seq, readings);
          }
        });
    return unlike;
  }
}
