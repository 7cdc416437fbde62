package vn.tram.hardware.lcd;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Bodies;
import vn.tram.hardware.glass.Plain;
import vn.tram.hardware.glass.Wrap;

/** Lays the words of a screen out on a few cells. */
final class LcdLayout {

  /** So many lines of detail and of hint; more nobody reads before a gate. */
  private static final int MOST_LINES = 6;

  /** The rows of the smallest glass. */
  private static final int FEW = 2;

  private LcdLayout() {}

  /**
   * The pages of a screen. The first begins with the title; one that takes no more than half of the
   * rows stays on all pages, so that whoever looks up late knows what it is about.
   */
  static List<LcdPage> pages(Screen screen, int columns, int rows) {
    List<LcdPage> brief = rows == FEW ? brief(screen, columns) : List.of();
    return brief.isEmpty() ? whole(screen, columns, rows) : brief;
  }

  /**
   * On two rows the long words take more pages than anybody stands before: there the first page
   * says the answer and what to do, and the others the reason. Where there is nothing to do the
   * answer stays, with the detail below it.
   *
   * @return none where the screen has no brief words, or none that fit
   */
  private static List<LcdPage> brief(Screen screen, int columns) {
    List<String> word = lines(screen.brief().word(), columns, FEW);
    List<String> next = lines(screen.brief().next(), columns, FEW);
    if (word.size() != 1 || next.size() > 1) {
      return List.of();
    }
    List<String> detail = lines(screen.detail(), columns, MOST_LINES);
    var pages = new ArrayList<LcdPage>();
    if (next.isEmpty()) {
      for (List<String> body : Bodies.of(detail, List.of(), 1)) {
        pages.add(page(word, body, columns, FEW));
      }
    } else {
      pages.add(page(List.of(word.getFirst(), next.getFirst()), List.of(), columns, FEW));
      for (List<String> body : Bodies.of(detail, List.of(), FEW)) {
        pages.add(page(List.of(), body, columns, FEW));
      }
    }
    if (pages.isEmpty()) {
      pages.add(page(word, List.of(), columns, FEW));
    }
    return List.copyOf(pages);
  }

  private static List<LcdPage> whole(Screen screen, int columns, int rows) {
    List<String> title = lines(screen.title(), columns, rows);
    List<String> detail = lines(screen.detail(), columns, MOST_LINES);
    List<String> hint = lines(screen.hint(), columns, MOST_LINES);
    boolean stays = title.size() <= rows / 2;
    var pages = new ArrayList<LcdPage>();
    if (!stays) {
      pages.add(page(title, List.of(), columns, rows));
    }
    List<String> head = stays ? title : List.of();
    for (List<String> body : Bodies.of(detail, hint, rows - head.size())) {
      pages.add(page(head, body, columns, rows));
    }
    if (pages.isEmpty()) {
      pages.add(page(head, List.of(), columns, rows));
    }
    return List.copyOf(pages);
  }

  private static LcdPage page(List<String> head, List<String> body, int columns, int rows) {
    List<String> lines = new ArrayList<>(head);
    lines.addAll(body);
    List<String> full = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String line = row < lines.size() ? lines.get(row) : "";
      String left = " ".repeat((columns - line.length()) / 2);
      full.add((left + line + " ".repeat(columns)).substring(0, columns));
    }
    return new LcdPage(LcdLetters.choose(full, head.size()));
  }

  private static List<String> lines(String text, int columns, int most) {
    // A dot between two words only parts them, and a few cells have no room for it.
    String said = Plain.say(text.replace('·', ' '), LcdLetters::has);
    List<String> lines = Wrap.lines(said, columns, Wrap.CELLS);
    return lines.subList(0, Math.min(lines.size(), most));
  }
}
