package vn.tram.hardware.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;

/** What a board file's tree says. Knows nothing of files; any tree gives a plan or mistakes. */
final class BoardReader {

  private static final int MOST_PARTS = 64;
  private static final Set<String> TOP = Set.of("board", "parts");

  private final Machine machine;
  private final UnaryOperator<String> devices;
  private final List<Planned> planned = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  /** What is wrong with the board; its pins are then wired for another one. */
  private Optional<Mistake> otherBoard = Optional.empty();

  private BoardReader(Machine machine, UnaryOperator<String> devices) {
    this.machine = machine;
    this.devices = devices;
  }

  /**
   * What a tree says.
   *
   * @param devices gives a device's own name for any of its names
   */
  static BoardPlan read(Object tree, Machine machine, UnaryOperator<String> devices) {
    var reader = new BoardReader(machine, devices);
    if (tree instanceof Map<?, ?> map) {
      reader.top(map);
    } else {
      reader.report(Fault.SETTING_MISSING, "parts");
    }
    return reader.plan();
  }

  private void top(Map<?, ?> map) {
    var top = new Entry(BoardFile.BOARD, map);
    top.only(TOP);
    String board = top.usualChoice("board", Model.choices());
    mistakes.addAll(top.mistakes());
    otherBoard = board(board, top);
    switch (map.get("parts")) {
      case null -> report(Fault.SETTING_MISSING, "parts");
      case Map<?, ?> parts when parts.size() > MOST_PARTS ->
          report(Fault.SETTING_UNKNOWN, "parts: {…" + parts.size() + "…}", "0…" + MOST_PARTS);
      case Map<?, ?> parts -> parts.forEach(this::part);
      case Object other ->
          report(Fault.SETTING_UNKNOWN, "parts: " + Entry.shown(other), "{name: {kind: …}}");
    }
  }

  /** Who wrote down another board than this one wired another one. */
  private Optional<Mistake> board(String name, Entry top) {
    Optional<Model> said = Model.named(name);
    if (said.isPresent() && !said.equals(machine.model())) {
      String here = machine.model().map(model -> ", " + model.key()).orElse("");
      report(
          Fault.SETTING_UNKNOWN, "board: " + name, Model.AUTO + here + " (" + machine.says() + ")");
      return Optional.of(mistakes.getLast());
    }
    return top.mistakes().stream()
        .filter(each -> each.failing().details().getFirst().startsWith("board: "))
        .findFirst();
  }

  private void part(Object key, Object value) {
    if (!(key instanceof String name) || !fits(name)) {
      report(Fault.SETTING_WRONG, "parts", Entry.shown(key));
      return;
    }
    if (!(value instanceof Map<?, ?> map)) {
      report(
          new Part(name, Part.Kind.BOARD),
          Fault.SETTING_UNKNOWN,
          name + ": " + Entry.shown(value),
          "{kind: …}");
      return;
    }
    Object said = map.get("kind");
    Optional<Kind> kind = said instanceof String word ? Kind.named(word) : Optional.empty();
    if (kind.isEmpty()) {
      Part unknown = new Part(name, Part.Kind.BOARD);
      if (said == null) {
        report(unknown, Fault.SETTING_MISSING, "kind");
      } else {
        report(unknown, Fault.SETTING_UNKNOWN, "kind: " + Entry.shown(said), Kind.choices());
      }
      claims.add(Claim.of(unknown, kind, map, false));
      return;
    }
    var entry = new Entry(new Part(name, kind.get().purpose()), map);
    Planned read = kind.get().read(entry);
    boolean whole = entry.mistakes().isEmpty();
    if (whole) {
      planned.add(read);
    }
    mistakes.addAll(entry.mistakes());
    claims.add(Claim.of(entry.part(), kind, map, whole));
  }

  private static boolean fits(String name) {
    return !name.isBlank() && name.length() <= Part.LONGEST_NAME && Entry.printable(name);
  }

  private BoardPlan plan() {
    mistakes.addAll(Conflicts.of(claims, machine.model(), devices));
    otherBoard.ifPresent(this::leavePinsAlone);
    Set<Part> bad = mistakes.stream().map(Mistake::part).collect(Collectors.toSet());
    return new BoardPlan(
        planned.stream().filter(each -> !bad.contains(each.part())).toList(), mistakes);
  }

  /** Current on a pin that is wired for another board may burn something. */
  private void leavePinsAlone(Mistake why) {
    planned.stream()
        .filter(Planned.OnPin.class::isInstance)
        .forEach(each -> mistakes.add(new Mistake(each.part(), why.failing())));
  }

  private void report(Fault fault, String... details) {
    report(BoardFile.BOARD, fault, details);
  }

  private void report(Part part, Fault fault, String... details) {
    mistakes.add(Mistake.of(part, fault, details));
  }
}
