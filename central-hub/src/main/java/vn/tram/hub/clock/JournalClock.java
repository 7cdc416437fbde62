package vn.tram.hub.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.BootSpan;
import vn.tram.protocol.time.ClockTrack;
import vn.tram.protocol.time.Moment;

/** Tells the times of one journal's check-ins. A pure function of boots and anchors. */
public final class JournalClock {
  /**
   * A bound as late as this stems from no anchor, only from the end of all time, less the length of
   * boots. It is then no bound, lest a growing boot change the times of what was before.
   */
  private static final Instant OPEN_END = Instant.parse("2190-01-01T00:00:00Z");

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
  private final List<BootSpan> spans = new ArrayList<>();
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
    lastMillis.forEach(
        (boot, last) -> spans.add(new BootSpan(boot, last, anchors.getOrDefault(boot, List.of()))));
    track = ClockTrack.of(spans);
  }

  /** When it was; unknown where the Boot entry is not here yet. */
  public Moment at(long bootSeq, long millis) {
    UUID boot = bootOf.get(bootSeq);
    if (boot == null) {
      return Moment.UNKNOWN;
    }
    Moment moment = track.at(boot, millis);
    return moment.latest().isAfter(OPEN_END)
        ? new Moment(moment.earliest(), Moment.UNKNOWN.latest())
        : moment;
  }

  /** Whether the Boot entry is here. */
  public boolean knows(long bootSeq) {
    return bootOf.containsKey(bootSeq);
  }

  /** The kernel's boots in the order of the journal. */
  public List<BootSpan> boots() {
    return List.copyOf(spans);
  }

  /** The Boot entries of these boots, by number. */
  public List<Long> entriesOf(List<UUID> boots) {
    return bootOf.entrySet().stream()
        .filter(entry -> boots.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
