package vn.tram.hardware.glass;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;
import java.util.function.IntPredicate;

/** Says a text with the letters that a glass has. */
public final class Plain {

  /** What does not come apart into a letter and its marks. */
  private static final Map<Integer, String> LIKE =
      Map.ofEntries(
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'Đ', "D"),
          Map.entry((int) '·', "-"),
          Map.entry((int) '–', "-"),
          Map.entry((int) '—', "-"),
          Map.entry((int) '‘', "'"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '×', "x"),
          Map.entry((int) '\\', "/"),
          Map.entry((int) '~', "-"));

  /** In the place of what cannot be said at all. */
  private static final String UNSAYABLE = "?";

  private Plain() {}

  /**
   * The text in characters of which each is one cell: composed, without controls, with single
   * spaces; what the glass has not is said by its plain letter, as the last resort by a question
   * mark.
   *
   * @param has whether the glass has a letter; it has all of {@code A} to {@code Z}, {@code a} to
   *     {@code z}, the digits, the space and {@code ? - ' " /}
   */
  public static String say(String text, IntPredicate has) {
    var said = new StringBuilder(text.length());
    Normalizer.normalize(text, Form.NFC)
        .codePoints()
        .forEach(letter -> said.append(letter(letter, has)));
    return said.toString().strip().replaceAll(" +", " ");
  }

  /** The letter without marks, if it is one that comes apart; else the letter itself. */
  public static String bare(int letter) {
    String like = LIKE.get(letter);
    if (like != null) {
      return like;
    }
    var bare = new StringBuilder();
    Normalizer.normalize(Character.toString(letter), Form.NFKD)
        .codePoints()
        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static String letter(int letter, IntPredicate has) {
    if (Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.isISOControl(letter)) {
      return " ";
    }
    int type = Character.getType(letter);
    if (type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK) {
      return "";
    }
    if (letter <= Character.MAX_VALUE && has.test(letter)) {
      return Character.toString(letter);
    }
    String bare = bare(letter);
    var said = new StringBuilder();
    bare.codePoints().forEach(part -> said.append(part(part, has)));
    return said.toString();
  }

  private static String part(int part, IntPredicate has) {
    return part <= Character.MAX_VALUE && part >= ' ' && has.test(part)
        ? Character.toString(part)
        : LIKE.getOrDefault(part, UNSAYABLE);
  }
}
