package vn.tram.hardware.glass;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines between its words. */
public final class Wrap {

  private Wrap() {}

  /**
   * As few lines as possible, and of those the ones of the most even length, so that no word is
   * left alone. Only a word that is longer than a line is broken.
   *
   * @param text one character a cell
   * @param width of a line, in characters; at least 1
   * @return none for a blank text
   */
  public static List<String> lines(String text, int width) {
    List<String> words = words(text, width);
    int count = words.size();
    var best = new Break[count + 1];
    best[count] = new Break(0, 0, count);
    for (int from = count - 1; from >= 0; from--) {
      int length = -1;
      for (int to = from + 1; to <= count; to++) {
        length += 1 + words.get(to - 1).length();
        if (length > width) {
          break;
        }
        Break rest = best[to];
        long slack = width - length;
        var here = new Break(rest.lines() + 1, rest.slack() + slack * slack, to);
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

  private static List<String> words(String text, int width) {
    var words = new ArrayList<String>();
    for (String word : text.split(" ")) {
      for (int from = 0; from < word.length(); from += width) {
        words.add(word.substring(from, Math.min(word.length(), from + width)));
      }
    }
    return words;
  }

  /**
   * The lines from a word to the end.
   *
   * @param lines how many
   * @param slack the squares of what they leave empty, added up
   * @param next the word with which the second of them begins
   */
  private record Break(int lines, long slack, int next) {
    boolean betterThan(Break other) {
      return lines < other.lines || (lines == other.lines && slack < other.slack);
    }
  }
}
