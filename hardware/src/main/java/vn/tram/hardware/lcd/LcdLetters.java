package vn.tram.hardware.lcd;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tram.hardware.glass.Plain;

/**
 * The letters of a character glass: those of the ROM, and the Vietnamese ones, of which the chip
 * can be taught eight at a time.
 */
final class LcdLetters {

  /** How much more a letter of the title counts: it is read first, and must not change by page. */
  private static final int TITLE = 100;

  /** A letter as it is written, against one that has lost its tone: "dược" said as "dươc". */
  private static final int WHOLE = 5;

  private static final int TONELESS = 3;

  /** Each letter without its tone: one of ă â đ ê ô ơ ư, or a plain one. */
  private static final Map<Integer, Integer> TONELESS_OF =
      LcdDots.VIETNAMESE
          .chars()
          .boxed()
          .collect(Collectors.toUnmodifiableMap(letter -> letter, LcdLetters::toneless));

  private LcdLetters() {}

  /**
   * Whether every ROM (A00 Japanese, A02 European; data sheet table 4) shows this character under
   * its own code: ASCII without the three places in which they differ.
   */
  static boolean rom(int letter) {
    return letter >= ' ' && letter <= '}' && letter != '\\';
  }

  /** Whether it can be shown at all. */
  static boolean has(int letter) {
    return rom(letter) || LcdDots.VIETNAMESE.indexOf(letter) >= 0;
  }

  /**
   * Chooses the eight letters that help most on this page and says the others by them or by the
   * ROM: a letter may lose its tone ("ợ" to "ơ"), then all its marks.
   *
   * @param lines of letters that can be shown
   * @param titles so many of the lines are the title
   * @return lines with at most eight different letters that are not in the ROM
   */
  static List<String> choose(List<String> lines, int titles) {
    Map<Integer, Integer> weights = weights(lines, titles);
    Set<Integer> taught = new HashSet<>();
    while (taught.size() < Hd44780.SLOTS) {
      int gained = worth(weights, taught);
      var better = new HashMap<Integer, Integer>();
      for (int letter : weights.keySet()) {
        for (int candidate : List.of(letter, TONELESS_OF.get(letter))) {
          if (!rom(candidate) && !taught.contains(candidate)) {
            Set<Integer> more = new HashSet<>(taught);
            more.add(candidate);
            better.put(candidate, worth(weights, more) - gained);
          }
        }
      }
      var best =
          better.entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .max(
                  Map.Entry.<Integer, Integer>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
      if (best.isEmpty()) {
        break;
      }
      taught.add(best.get().getKey());
    }
    List<String> said = new ArrayList<>();
    for (String line : lines) {
      var row = new StringBuilder();
      line.chars().forEach(letter -> row.append((char) say(letter, taught)));
      said.add(row.toString());
    }
    return List.copyOf(said);
  }

  private static Map<Integer, Integer> weights(List<String> lines, int titles) {
    var weights = new HashMap<Integer, Integer>();
    for (int row = 0; row < lines.size(); row++) {
      int weight = row < titles ? TITLE : 1;
      lines
          .get(row)
          .chars()
          .filter(letter -> !rom(letter))
          .forEach(letter -> weights.merge(letter, weight, Integer::sum));
    }
    return weights;
  }

  private static int worth(Map<Integer, Integer> weights, Set<Integer> taught) {
    int worth = 0;
    for (var entry : weights.entrySet()) {
      if (taught.contains(entry.getKey())) {
        worth += entry.getValue() * WHOLE;
      } else if (taught.contains(TONELESS_OF.get(entry.getKey()))) {
        worth += entry.getValue() * TONELESS;
      }
    }
    return worth;
  }

  private static int say(int letter, Set<Integer> taught) {
    if (rom(letter) || taught.contains(letter)) {
      return letter;
    }
    int toneless = TONELESS_OF.get(letter);
    return taught.contains(toneless) ? toneless : Plain.bare(letter).charAt(0);
  }

  private static int toneless(int letter) {
    String parts = Normalizer.normalize(Character.toString(letter), Form.NFD);
    var kept = new StringBuilder();
    parts.chars().filter(part -> !LcdDots.tone(part)).forEach(part -> kept.append((char) part));
    return Normalizer.normalize(kept, Form.NFC).charAt(0);
  }
}
