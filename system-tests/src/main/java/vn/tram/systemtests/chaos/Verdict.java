package vn.tram.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;

/**
 * What came of every beep.
 *
 * @param beeps how many were heard
 * @param rows how many check-ins the hub's database holds
 * @param lost beeps without a check-in
 * @param duplicated check-ins that are there once more, or that nobody promised
 * @param misdated check-ins whose true time is outside their interval
 * @param unanswered check-ins whose gate was killed between the commit and the beep
 * @param medianWidth of the intervals
 */
public record Verdict(
    int beeps,
    int rows,
    int lost,
    int duplicated,
    int misdated,
    int unanswered,
    Duration medianWidth) {
  /** A killed gate had this long to answer whom it had just seen, in milliseconds. */
  static final long SEEN_TO_BEEP = 10_000;

  /** The proof reads its two clocks one after the other, and both in whole milliseconds. */
  private static final Duration READING = Duration.ofMillis(2);

  /**
   * A green signal.
   *
   * @param digest SHA-256 of the card's text
   * @param bootMillis when the card was seen
   */
  public record Beep(NodeName node, Direction direction, long bootMillis, String digest) {
    private static final Pattern LINE =
        Pattern.compile("\\d{1,15} (IN|OUT) (\\d{1,15}) ([0-9a-f]{64})");

    /** What a line of a witness tells; nothing when it is torn. */
    static Optional<Beep> of(NodeName node, String line) {
      Matcher parts = LINE.matcher(line);
      return parts.matches()
          ? Optional.of(
              new Beep(
                  node,
                  Direction.valueOf(parts.group(1)),
                  Long.parseLong(parts.group(2)),
                  parts.group(3)))
          : Optional.empty();
    }
  }

  /**
   * A check-in in the hub's database.
   *
   * @param boot of the kernel; zeros where the hub does not know it
   * @param who under which id the card is filed
   * @param atMillis milliseconds since the kernel booted
   * @param when the hub's idea of its true time
   */
  public record Row(
      NodeName node, Direction direction, UUID boot, long atMillis, UUID who, Moment when) {
    private Passage passage() {
      return new Passage(node, direction, atMillis, who);
    }
  }

  private record Passage(NodeName node, Direction direction, long atMillis, UUID who) {}

  /**
   * Compares one by one, within one boot of a machine.
   *
   * @param cards which card a digest is of
   * @param kills when each gate was killed, in milliseconds since the kernel booted
   * @param trueTime the true time of a number of milliseconds since the kernel booted
   */
  public static Verdict of(
      List<Beep> beeps,
      List<Row> rows,
      Map<String, UUID> cards,
      Map<NodeName, List<Long>> kills,
      LongFunction<Instant> trueTime) {
    Map<Passage, List<Row>> found = new HashMap<>();
    for (Row row : rows) {
      found.computeIfAbsent(row.passage(), first -> new ArrayList<>()).add(row);
    }
    Set<Passage> promised = new HashSet<>();
    int lost = 0;
    for (Beep beep : beeps) {
      var passage =
          new Passage(beep.node(), beep.direction(), beep.bootMillis(), cards.get(beep.digest()));
      promised.add(passage);
      lost += found.containsKey(passage) ? 0 : 1;
    }
    int duplicated = 0;
    List<Passage> unpromised = new ArrayList<>();
    for (Map.Entry<Passage, List<Row>> same : found.entrySet()) {
      duplicated += same.getValue().size() - 1;
      if (!promised.contains(same.getKey())) {
        unpromised.add(same.getKey());
      }
    }
    int excused = excused(unpromised, kills);
    long misdated =
        rows.stream().filter(row -> !covers(row.when(), trueTime.apply(row.atMillis()))).count();
    List<Duration> widths = rows.stream().map(row -> row.when().width()).sorted().toList();
    return new Verdict(
        beeps.size(),
        rows.size(),
        lost,
        duplicated + unpromised.size() - excused,
        (int) misdated,
        excused,
        widths.isEmpty() ? Duration.ZERO : widths.get(widths.size() / 2));
  }

  private static boolean covers(Moment moment, Instant time) {
    return !time.isBefore(moment.earliest().minus(READING))
        && !time.isAfter(moment.latest().plus(READING));
  }

  /** Each kill excuses one check-in, of somebody who was before the gate just then. */
  private static int excused(List<Passage> unpromised, Map<NodeName, List<Long>> kills) {
    int excused = 0;
    Map<NodeName, List<Long>> left = new HashMap<>();
    kills.forEach((node, times) -> left.put(node, new ArrayList<>(times)));
    for (Passage passage : unpromised) {
      List<Long> times = left.getOrDefault(passage.node(), new ArrayList<>());
      Optional<Long> kill =
          times.stream()
              .filter(
                  time -> time >= passage.atMillis() && time <= passage.atMillis() + SEEN_TO_BEEP)
              .findFirst();
      if (kill.isPresent()) {
        times.remove(kill.get());
        excused++;
      }
    }
    return excused;
  }
}
