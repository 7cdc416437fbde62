package vn.tram.hardware.lcd;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Plain;
import vn.tram.hardware.glass.Wrap;

/** Lays the words of a screen out on a few cells. */
final class LcdLayout {

  /** So many lines of detail and of hint; more nobody reads before a gate. */
  private static final int MOST_LINES = 6;

  private LcdLayout() {}

  /** The pages of a screen; the first begins with the title, and a short title stays on all. */
  static List<LcdPage> pages(Screen screen, int columns, int rows) {
    List<String> title = lines(screen.title(), columns, rows);
    List<String> detail = lines(screen.detail(), columns, MOST_LINES);
    List<String> hint = lines(screen.hint(), columns, MOST_LINES);
    var pages = new ArrayList<LcdPage>();
    for (List<String> sheet : sheets(title, detail, hint, rows)) {
      pages.add(page(sheet, Math.min(title.size(), rows), columns, rows));
    }
    return List.copyOf(pages);
  }

  private static List<List<String>> sheets(
      List<String> title, List<String> detail, List<String> hint, int rows) {
    boolean stays = title.size() <= rows / 2;
    int body = stays ? rows - title.size() : rows;
    List<List<String>> bodies = new ArrayList<>();
    if (!stays) {
      int rest = rows - title.size();
      boolean fits = detail.size() <= rest;
      bodies.add(fits ? detail : List.of());
      if (fits) {
        chunks(hint, body, bodies);
      } else {
        chunks(detail, body, bodies);
        chunks(hint, body, bodies);
      }
    } else if (detail.size() + hint.size() <= body) {
      bodies.add(together(detail, hint, body));
    } else {
      chunks(detail, body, bodies);
      chunks(hint, body, bodies);
    }
    List<List<String>> sheets = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      var sheet = new ArrayList<String>();
      if (stays || i == 0) {
        sheet.addAll(title);
      }
      sheet.addAll(bodies.get(i));
      sheets.add(sheet);
    }
    return sheets;
  }

  /** What is to be done stands at the foot, apart from what is said, where there is room. */
  private static List<String> together(List<String> detail, List<String> hint, int body) {
    var lines = new ArrayList<>(detail);
    while (lines.size() + hint.size() < body) {
      lines.add("");
    }
    lines.addAll(hint);
    return lines;
  }

  private static void chunks(List<String> lines, int size, List<List<String>> into) {
    for (int from = 0; from < lines.size(); from += size) {
      into.add(lines.subList(from, Math.min(lines.size(), from + size)));
    }
  }

  private static LcdPage page(List<String> lines, int titles, int columns, int rows) {
    List<String> full = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String line = row < lines.size() ? lines.get(row) : "";
      String left = " ".repeat((columns - line.length()) / 2);
      full.add((left + line + " ".repeat(columns)).substring(0, columns));
    }
    return new LcdPage(LcdLetters.choose(full, titles));
  }

  private static List<String> lines(String text, int columns, int most) {
    List<String> lines = Wrap.lines(Plain.say(text, LcdLetters::has), columns);
    return lines.subList(0, Math.min(lines.size(), most));
  }
}
