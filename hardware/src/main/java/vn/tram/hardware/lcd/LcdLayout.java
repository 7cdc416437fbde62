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

  private LcdLayout() {}

  /**
   * The pages of a screen. The first begins with the title; one that takes no more than half of the
   * rows stays on all pages, so that whoever looks up late knows what it is about.
   */
  static List<LcdPage> pages(Screen screen, int columns, int rows) {
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
