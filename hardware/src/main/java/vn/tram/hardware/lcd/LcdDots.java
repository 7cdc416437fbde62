package vn.tram.hardware.lcd;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Vietnamese letters in 5 by 8 dots, put together from bodies and marks. Where two marks stand
 * above a letter it is one row shorter; capitals that carry a mark reach down to the row of the
 * cursor, which is never shown.
 */
final class LcdDots {

  /** All that the ROM has not. */
  static final String VIETNAMESE =
      "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
          + "ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"
          + "ỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";

  private static final int ROWS = 8;
  private static final char GRAVE = '\u0300';
  private static final char ACUTE = '\u0301';
  private static final char CIRCUMFLEX = '\u0302';
  private static final char TILDE = '\u0303';
  private static final char BREVE = '\u0306';
  private static final char HOOK = '\u0309';
  private static final char HORN = '\u031B';
  private static final char DOT = '\u0323';

  /** Rows from the top, parted by strokes; the last row stands on row 6. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("a5", ".###./....#/.####/#...#/.####"),
          Map.entry("a4", ".###./..###/#...#/.####"),
          Map.entry("e5", ".###./#...#/#####/#..../.###."),
          Map.entry("e4", ".###./#####/#..../.###."),
          Map.entry("i5", ".##../..#../..#../..#../.###."),
          Map.entry("o5", ".###./#...#/#...#/#...#/.###."),
          Map.entry("o4", ".###./#...#/#...#/.###."),
          Map.entry("u5", "#...#/#...#/#...#/#..##/.##.#"),
          Map.entry("y5", "#...#/#...#/.####/....#/.###."),
          Map.entry("ơ5", ".##.#/#..#./#..#./#..#./.##.."),
          Map.entry("ư5", "#..##/#..#./#..#./#.##./.#.#."),
          Map.entry("A7", ".###./#...#/#...#/#...#/#####/#...#/#...#"),
          Map.entry("A6", ".###./#...#/#...#/#####/#...#/#...#"),
          Map.entry("A5", ".###./#...#/#####/#...#/#...#"),
          Map.entry("E7", "#####/#..../#..../####./#..../#..../#####"),
          Map.entry("E6", "#####/#..../####./#..../#..../#####"),
          Map.entry("E5", "#####/#..../####./#..../#####"),
          Map.entry("I7", ".###./..#../..#../..#../..#../..#../.###."),
          Map.entry("I6", ".###./..#../..#../..#../..#../.###."),
          Map.entry("O7", ".###./#...#/#...#/#...#/#...#/#...#/.###."),
          Map.entry("O6", ".###./#...#/#...#/#...#/#...#/.###."),
          Map.entry("O5", "#####/#...#/#...#/#...#/#####"),
          Map.entry("U7", "#...#/#...#/#...#/#...#/#...#/#...#/.###."),
          Map.entry("U6", "#...#/#...#/#...#/#...#/#...#/.###."),
          Map.entry("Y7", "#...#/#...#/#...#/.#.#./..#../..#../..#.."),
          Map.entry("Y6", "#...#/#...#/.#.#./..#../..#../..#.."),
          Map.entry("Ơ7", ".##.#/#..##/#..#./#..#./#..#./#..#./.##.."),
          Map.entry("Ơ6", ".##.#/#..#./#..#./#..#./#..#./.##.."),
          Map.entry("Ư7", "#..##/#..##/#..#./#..#./#..#./#..#./.##.."),
          Map.entry("Ư6", "#..##/#..#./#..#./#..#./#..#./.##.."),
          Map.entry("đ7", "...#./..###/.###./#..#./#..#./#..#./.###."),
          Map.entry("Đ7", ".###./.#..#/.#..#/###.#/.#..#/.#..#/.###."));

  /** Rows from the top of the cell. */
  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("" + ACUTE, "...#./..#.."),
          Map.entry("" + GRAVE, ".#.../..#.."),
          Map.entry("" + HOOK, ".##../..#.."),
          Map.entry("" + TILDE, ".#.#./#.#.."),
          Map.entry("" + CIRCUMFLEX, "..#../.#.#."),
          Map.entry("" + BREVE, "#...#/.###."),
          Map.entry("" + HORN, "...../....#"),
          Map.entry("" + HORN + ACUTE, "..#../.#..#"),
          Map.entry("" + HORN + GRAVE, ".#.../..#.#"),
          Map.entry("" + HORN + HOOK, ".##../..#.#"),
          Map.entry("" + HORN + TILDE, ".#.#./#.#.#"),
          Map.entry("" + CIRCUMFLEX + ACUTE, "....#/.#.#./#.#.."),
          Map.entry("" + CIRCUMFLEX + GRAVE, "...#./.#..#/#.#.."),
          Map.entry("" + CIRCUMFLEX + HOOK, "...##/.#..#/#.##."),
          Map.entry("" + CIRCUMFLEX + TILDE, ".#.#./#.#../..#.."),
          Map.entry("" + BREVE + ACUTE, "....#/#.##./.#..."),
          Map.entry("" + BREVE + GRAVE, "...#./#.#.#/.#..."),
          Map.entry("" + BREVE + HOOK, "...##/#.#.#/.#.#."),
          Map.entry("" + BREVE + TILDE, ".#.#./#.#../#...#"));

  private static final Map<Integer, byte[]> DOTS = new HashMap<>();

  static {
    VIETNAMESE.chars().forEach(letter -> DOTS.put(letter, draw(letter)));
  }

  private LcdDots() {}

  /** Eight rows from the top; the fifth bit is the dot on the left (data sheet table 5). */
  static byte[] of(int letter) {
    return DOTS.get(letter).clone();
  }

  /** Whether this combining mark is a tone and not part of a letter of the alphabet. */
  static boolean tone(int mark) {
    return mark == GRAVE || mark == ACUTE || mark == TILDE || mark == HOOK || mark == DOT;
  }

  private static byte[] draw(int letter) {
    String parts = Normalizer.normalize(Character.toString(letter), Form.NFD);
    boolean dot = parts.indexOf(DOT) > 0;
    boolean horn = parts.indexOf(HORN) > 0;
    String above = parts.substring(1).replace("" + DOT, "");
    String base =
        horn ? Normalizer.normalize(parts.substring(0, 1) + HORN, Form.NFC) : parts.substring(0, 1);
    boolean two = above.length() == 2 && !horn;
    boolean marked = above.length() > (horn ? 1 : 0);
    int height;
    int foot = 6;
    if (Character.isUpperCase(letter)) {
      height = marked ? 6 : 7;
      if (marked && (two || dot)) {
        height = 5;
      }
      foot = marked && !dot ? 7 : 6;
    } else {
      height = two ? 4 : 5;
    }
    if (base.equalsIgnoreCase("đ")) {
      height = 7;
    }
    var rows = new byte[ROWS];
    boolean hornInBody = horn && height == 7;
    if (!above.isEmpty() && !hornInBody) {
      put(rows, MARKS.get(above), 0);
    }
    put(rows, BODIES.get(base + height), foot + 1 - height);
    if (dot) {
      rows[ROWS - 1] = (byte) (horn ? 0b01000 : 0b00100);
    }
    return rows;
  }

  private static void put(byte[] rows, String picture, int top) {
    List<String> lines = rows(picture);
    for (int i = 0; i < lines.size(); i++) {
      rows[top + i] |= (byte) Integer.parseInt(lines.get(i).replace('#', '1').replace('.', '0'), 2);
    }
  }

  private static List<String> rows(String picture) {
    return Arrays.asList(picture.split("/"));
  }
}
