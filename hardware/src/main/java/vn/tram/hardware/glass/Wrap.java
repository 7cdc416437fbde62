package vn.tram.hardware.glass;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines between its words. */
public final class Wrap {

  private Wrap() {}

  /** How long words are. */
  public interface Ruler {

    /** Length of letters without spaces; never less for more letters. */
    int width(String word);

    /** What parts two words of a line. */
    int space();
  }

  /** Measures in characters. */
  public static final Ruler CELLS =
      new Ruler() {
        @Override
        public int width(String word) {
          return word.length();
        }

        @Override
        public int space() {
          return 1;
        }
      };

  /**
   * As few lines as possible; of those the ones that begin where a sentence begins, and that are of
   * the most even length, so that no word is left alone. Only a word that is longer than a line is
   * broken.
   *
   * @param text words parted by single spaces
   * @param width of a line, as the ruler measures; no letter is wider
   * @return none for a blank text
   */
  public static List<String> lines(String text, int width, Ruler ruler) {
    List<String> words = words(text, width, ruler);
    int[] widths = words.stream().mapToInt(ruler::width).toArray();
    int count = words.size();
    var best = new Break[count + 1];
    best[count] = new Break(0, 0, count);
    for (int from = count - 1; from >= 0; from--) {
      long length = -ruler.space();
      for (int to = from + 1; to <= count; to++) {
        length += ruler.space() + widths[to - 1];
        if (length > width) {
          break;
        }
        Break rest = best[to];
        long slack = width - length;
        long torn = torn(words.subList(from, to - 1)) * width * width;
        var here = new Break(rest.lines() + 1, rest.slack() + slack * slack + torn, to);
        if (best[from] == null || here.betterThan(best[from])) {
          best[from] = here;
        }
      }
    }
    var lines = new ArrayList<String>();
    for (int from = 0; from < count; from = best[from].next()) {
      lines.add(String.join(" ", words.subList(from, best[from].next())));
    }
    return List.copyOf(lines);
  }

  /** How many sentences end before the last word of a line: another begins in their line. */
  private static long torn(List<String> words) {
    return words.stream()
        .filter(word -> ".:;!?".indexOf(word.charAt(word.length() - 1)) >= 0)
        .count();
  }

  private static List<String> words(String text, int width, Ruler ruler) {
    var words = new ArrayList<String>();
    for (String word : text.split(" ")) {
      int from = 0;
      while (from < word.length()) {
        int to = word.length();
        if (ruler.width(word.substring(from)) > width) {
          to = from + 1;
          while (ruler.width(word.substring(from, to + 1)) <= width) {
            to++;
          }
        }
        words.add(word.substring(from, to));
        from = to;
      }
    }
    return words;
  }

  /**
   * The lines from a word to the end.
   *
   * @param lines how many
   * @param slack the squares of what they leave empty, added up; more for torn sentences
   * @param next the word with which the second of them begins
   */
  private record Break(int lines, long slack, int next) {
    boolean betterThan(Break other) {
      return lines < other.lines || (lines == other.lines && slack < other.slack);
    }
  }
}
