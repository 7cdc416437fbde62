package vn.tram.edge.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.console.View.BoxView;
import vn.tram.edge.console.View.Chart;
import vn.tram.edge.console.View.Counts;
import vn.tram.edge.console.View.Inside;
import vn.tram.edge.console.View.NamedPart;
import vn.tram.edge.console.View.PartRow;
import vn.tram.edge.console.View.Person;
import vn.tram.edge.console.View.Row;
import vn.tram.edge.gate.GateBook;
import vn.tram.edge.gate.GateBook.Hour;
import vn.tram.edge.gate.GateEvent;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Condition;

/** Turns facts into the page; thinking only. */
final class Views {
  private static final int ROWS = 50;
  private static final int PEOPLE = 60;
  private static final int HOURS = 12;

  private Views() {}

  static View of(Facts facts, Words words) {
    return new View(
        box(facts, words),
        tiles(facts, words),
        new Counts(facts.book().inside(), facts.book().in(), facts.book().out()),
        facts.book().recent().stream().limit(ROWS).map(event -> row(event, facts, words)).toList(),
        inside(facts, words),
        chart(facts, words),
        parts(facts, words));
  }

  /** What is to be mended comes first, what works last. */
  private static List<PartRow> parts(Facts facts, Words words) {
    Map<Told, List<NamedPart>> byState = new LinkedHashMap<>();
    facts.parts().stream()
        .sorted(Comparator.comparingInt(line -> urgency(line.condition())))
        .forEach(
            line ->
                byState
                    .computeIfAbsent(words.condition(line.condition()), _ -> new ArrayList<>())
                    .add(new NamedPart(line.part().name(), words.kind(line.part().kind()))));
    List<PartRow> rows = new ArrayList<>();
    byState.forEach((state, parts) -> rows.add(new PartRow(parts, state)));
    return rows;
  }

  private static int urgency(Condition condition) {
    return switch (condition) {
      case Condition.Failing _ -> 0;
      case Condition.Untried _ -> 1;
      case Condition.Working _ -> 2;
    };
  }

  /** What somebody has to mend at the box comes first. */
  private static List<Told> tiles(Facts facts, Words words) {
    List<Told> tiles = new ArrayList<>();
    words.trouble(facts.parts(), facts.blind()).ifPresent(tiles::add);
    tiles.add(words.line(facts.line(), time(facts.line().sinceMillis(), facts, words)));
    tiles.add(words.backlog(facts.line()));
    tiles.add(words.clock(facts.clock()));
    tiles.add(words.journal(facts.journalBytes(), facts.line().lastSeq(), facts.room()));
    return tiles;
  }

  private static BoxView box(Facts facts, Words words) {
    Screen screen = facts.box().screen();
    boolean ready = screen.title().isBlank();
    List<GateEvent> recent = facts.book().recent();
    String last = "";
    String lastTime = "";
    if (!recent.isEmpty()) {
      Told told = words.decision(recent.getFirst().decision());
      last = told.title() + " · " + told.detail();
      lastTime = time(recent.getFirst().bootMillis(), facts, words);
    }
    return new BoxView(
        facts.box().answers(),
        mood(screen.tone()),
        icon(screen.tone()),
        facts.box().lamp().name(),
        ready ? words.texts().of("box.ready") : screen.title(),
        ready ? words.texts().of("box.ready.detail") : screen.detail(),
        screen.hint(),
        last,
        lastTime);
  }

  static String mood(Tone tone) {
    return switch (tone) {
      case READY -> "ready";
      case IN -> "in";
      case OUT -> "out";
      case ALREADY, NOT_READ -> "warn";
      case REFUSED, FAULT -> "bad";
      case FULL -> "full";
    };
  }

  /**
   * Told apart by their outlines alone, from three metres: arrows that go two ways, a tick, signs.
   */
  static String icon(Tone tone) {
    return switch (tone) {
      case READY -> "qr-code-scan";
      case IN -> "box-arrow-in-right";
      case OUT -> "box-arrow-left";
      case ALREADY -> "check2-circle";
      case NOT_READ -> "question-diamond";
      case REFUSED -> "slash-circle";
      case FULL -> "device-hdd";
      case FAULT -> "exclamation-triangle";
    };
  }

  private static Row row(GateEvent event, Facts facts, Words words) {
    return new Row(
        words.decision(event.decision()), time(event.bootMillis(), facts, words), event.typed());
  }

  private static Inside inside(Facts facts, Words words) {
    GateBook book = facts.book();
    List<Person> people =
        book.present().stream()
            .limit(PEOPLE)
            .map(
                present ->
                    new Person(
                        words.who(present.who()), time(present.since().bootMillis(), facts, words)))
            .toList();
    long known = book.present().size();
    return new Inside(people, known - people.size(), Math.max(0, book.inside() - known));
  }

  private static String time(long bootMillis, Facts facts, Words words) {
    return words.time(facts.at().apply(bootMillis), bootMillis, facts.now());
  }

  /** Without gaps up to this hour, so that a quiet hour looks quiet. */
  private static Chart chart(Facts facts, Words words) {
    List<Hour> hours = facts.book().hours();
    if (hours.isEmpty()) {
      return new Chart(List.of(), List.of(), List.of());
    }
    Map<Instant, Hour> byStart = new HashMap<>();
    hours.forEach(hour -> byStart.put(hour.start(), hour));
    Instant last = hours.getLast().start();
    if (facts.clock() instanceof Quality.Within) {
      Instant thisHour = facts.now().middle().truncatedTo(ChronoUnit.HOURS);
      last = thisHour.isAfter(last) ? thisHour : last;
    }
    List<String> labels = new ArrayList<>();
    List<Long> in = new ArrayList<>();
    List<Long> out = new ArrayList<>();
    for (int back = HOURS - 1; back >= 0; back--) {
      Instant start = last.minus(back, ChronoUnit.HOURS);
      Hour hour = byStart.getOrDefault(start, new Hour(start, 0, 0));
      labels.add(
          words.texts().of("chart.hour", String.valueOf(start.atZone(Words.ZONE).getHour())));
      in.add(hour.in());
      out.add(hour.out());
    }
    return new Chart(labels, in, out);
  }
}
