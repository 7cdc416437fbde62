package vn.tram.hub.console;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.tram.hub.query.NodeView;
import vn.tram.hub.texts.Texts;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.PartState;

/**
 * A node as a row of a table.
 *
 * @param view what the hub knows of it
 * @param now when the page is made
 */
record NodeRow(NodeView view, Instant now) {
  /** A clock that is sure to within this is good enough for minutes together. */
  private static final Duration GOOD = Duration.ofSeconds(5);

  /** The last fault of a part that has words here, see PROTOCOL.md. */
  private static final int LAST_FAULT = 17;

  private static final Duration JUST_NOW = Duration.ofSeconds(15);
  private static final Duration FAIR = Duration.ofMinutes(2);

  /** How a node is. */
  enum Health {
    ONLINE,
    OFFLINE,
    /** Enrolled, and nothing ever came. */
    SILENT
  }

  /** How well a node knows the time. */
  enum Clock {
    GOOD,
    FAIR,
    POOR,
    NONE
  }

  Health health() {
    if (view.state().isEmpty() && view.lastHeard().isEmpty()) {
      return Health.SILENT;
    }
    return view.state().filter(NodeState::online).isPresent() ? Health.ONLINE : Health.OFFLINE;
  }

  /** What does not work of its box, as it said last: a sentence for each fault. */
  List<String> failing(Texts texts) {
    Map<Integer, List<PartState>> byFault =
        view.state().stream()
            .flatMap(state -> state.parts().stream())
            .filter(part -> !part.works())
            .collect(
                Collectors.groupingBy(PartState::fault, LinkedHashMap::new, Collectors.toList()));
    return byFault.values().stream().map(parts -> words(texts, parts)).toList();
  }

  /**
   * Says which parts have a fault, and which fault; a code of a newer node stays a number.
   *
   * @param parts one or more, all with the same fault
   */
  private static String words(Texts texts, List<PartState> parts) {
    Map<String, List<String>> byKind =
        parts.stream()
            .collect(
                Collectors.groupingBy(
                    part -> kind(texts, part),
                    LinkedHashMap::new,
                    Collectors.mapping(part -> '"' + part.name() + '"', Collectors.toList())));
    String names =
        byKind.entrySet().stream()
            .map(kind -> kind.getKey() + " " + String.join(", ", kind.getValue()))
            .collect(Collectors.joining(", "));
    return texts.get("part.failing", names, fault(texts, parts.getFirst()));
  }

  private static String kind(Texts texts, PartState part) {
    return part.kind() <= PartState.JOURNAL
        ? texts.get("part.kind." + part.kind())
        : texts.get("part.kind.other");
  }

  private static String fault(Texts texts, PartState part) {
    return part.fault() <= LAST_FAULT
        ? texts.get("part.fault." + part.fault())
        : texts.get("part.fault.other", part.fault());
  }

  /** The titles of those gates that are there and read no card. */
  static List<String> blind(List<NodeRow> rows) {
    return titles(rows, NodeState::blind);
  }

  /** The titles of those gates that are there and have no room for anybody. */
  static List<String> full(List<NodeRow> rows) {
    return titles(rows, NodeState::full);
  }

  private static List<String> titles(List<NodeRow> rows, Predicate<NodeState> which) {
    return rows.stream()
        .filter(row -> row.view().state().filter(NodeState::online).filter(which).isPresent())
        .map(row -> row.view().title())
        .toList();
  }

  long backlog() {
    return view.state().map(NodeState::backlog).orElse(0L);
  }

  Clock clock() {
    long error = view.state().map(NodeState::clockErrorMillis).orElse(-1L);
    if (error < 0) {
      return Clock.NONE;
    }
    if (error <= GOOD.toMillis()) {
      return Clock.GOOD;
    }
    return error <= FAIR.toMillis() ? Clock.FAIR : Clock.POOR;
  }

  /** How far off the node's time may be at most, to either side. */
  Duration clockError() {
    long width = view.state().map(NodeState::clockErrorMillis).orElse(0L);
    return Duration.ofMillis(Math.max(0, width) / 2);
  }

  /** When anything of it was heard last. */
  Optional<Instant> heard() {
    return view.lastHeard()
        .map(batch -> view.stateAt().filter(batch::isBefore).orElse(batch))
        .or(view::stateAt);
  }

  /** Whether something of it was heard so lately that a number of seconds would only flicker. */
  boolean justHeard() {
    return heard().filter(at -> ago(at).compareTo(JUST_NOW) < 0).isPresent();
  }

  Duration ago(Instant instant) {
    return Duration.between(instant, now);
  }

  long checkIns() {
    return view.journals().stream().mapToLong(NodeView.JournalView::checkIns).sum();
  }

  /** The journals as people tell them apart: the newest epoch's last hex digits first. */
  static String epoch(long epoch) {
    String hex = String.format("%016x", epoch);
    return hex.substring(hex.length() - 6);
  }
}
