package vn.tram.hardware.oled;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.glass.Bodies;
import vn.tram.hardware.glass.Plain;
import vn.tram.hardware.glass.Wrap;

/**
 * Lays a screen out on 128 by 64 dots: above, the sign of the tone and the title in large letters,
 * dark on light where the visitor is not let in; below, page by page, the detail and the hint.
 */
final class OledLayout {

  /** Where the title begins, right of the sign. */
  private static final int TITLE_LEFT = 26;

  private static final int TITLE_WIDTH = Dots.WIDTH - TITLE_LEFT;

  /** Rows of the head: a title of one line leaves three small lines, one of two lines two. */
  private static final int LOW_HEAD = 28;

  private static final int HIGH_HEAD = 40;

  /** So many lines of detail and of hint; more nobody reads before a gate. */
  private static final int MOST_LINES = 6;

  /** As many as are read while an answer stays. */
  private static final int MOST_PAGES = 3;

  private OledLayout() {}

  /**
   * The pages of a screen; title and sign are on all of them. Where the hint would take more time
   * than an answer stays, it is the brief one.
   */
  static List<Dots> pages(Screen screen) {
    var head = Head.of(screen.title());
    List<List<String>> bodies = bodies(screen.detail(), screen.hint(), head);
    if (bodies.size() > MOST_PAGES && !screen.brief().next().isBlank()) {
      bodies = bodies(screen.detail(), screen.brief().next(), head);
    }
    if (bodies.isEmpty()) {
      bodies.add(List.of());
    }
    var pages = new ArrayList<Dots>();
    for (List<String> body : bodies) {
      var dots = new Dots();
      head.draw(screen.tone(), dots);
      int top = head.height();
      for (String line : body) {
        centre(Letters.SMALL, line, dots, 0, Dots.WIDTH, top);
        top += Letters.SMALL.rows();
      }
      pages.add(dots);
    }
    return List.copyOf(pages);
  }

  private static List<List<String>> bodies(String detail, String hint, Head head) {
    int rows = (Dots.HEIGHT - head.height()) / Letters.SMALL.rows();
    return new ArrayList<>(
        Bodies.of(
            small(detail, Dots.WIDTH, MOST_LINES), small(hint, Dots.WIDTH, MOST_LINES), rows));
  }

  /**
   * Sign and title.
   *
   * @param letters large ones, or small ones for a title that does not fit in large ones
   */
  private record Head(Letters letters, List<String> lines, int height) {

    static Head of(String title) {
      List<String> large = wrap(title, Letters.LARGE, TITLE_WIDTH);
      if (large.size() <= 1) {
        return new Head(Letters.LARGE, large, LOW_HEAD);
      }
      if (large.size() == 2) {
        return new Head(Letters.LARGE, large, HIGH_HEAD);
      }
      return new Head(
          Letters.SMALL, small(title, TITLE_WIDTH, HIGH_HEAD / Letters.SMALL.rows()), HIGH_HEAD);
    }

    void draw(Tone tone, Dots dots) {
      if (lines.isEmpty() && tone == Tone.READY) {
        return;
      }
      Marks.draw(tone, dots, -1, (height - Marks.SIZE) / 2);
      int top = (height - lines.size() * letters.rows()) / 2;
      for (String line : lines) {
        centre(letters, line, dots, TITLE_LEFT, TITLE_WIDTH, top);
        top += letters.rows();
      }
      if (stops(tone)) {
        dots.invert(0, height);
      }
    }
  }

  /** Whether the visitor is to stop and read. */
  private static boolean stops(Tone tone) {
    return switch (tone) {
      case READY, IN, OUT, ALREADY -> false;
      case NOT_READ, REFUSED, FULL, FAULT -> true;
    };
  }

  private static void centre(
      Letters letters, String line, Dots dots, int left, int width, int top) {
    letters.write(line, dots, left + (width - letters.width(line)) / 2, top);
  }

  private static List<String> small(String text, int width, int most) {
    List<String> lines = wrap(text, Letters.SMALL, width);
    return lines.subList(0, Math.min(lines.size(), most));
  }

  private static List<String> wrap(String text, Letters letters, int width) {
    return Wrap.lines(Plain.say(text, letters::has), width, letters);
  }
}
