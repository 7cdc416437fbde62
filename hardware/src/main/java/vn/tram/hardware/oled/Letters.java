package vn.tram.hardware.oled;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tram.hardware.glass.Wrap;

/**
 * Letters drawn as dots, each as wide as its ink. A file has a line for each letter: its code and
 * its rows from the top, in hexadecimal, the highest bit on the left.
 */
final class Letters implements Wrap.Ruler {

  /** For titles: 20 rows, strokes of two dots. */
  static final Letters LARGE = new Letters("letters-10x20.hex", 20, 12, 2, 6);

  /** For all else: 12 rows. */
  static final Letters SMALL = new Letters("letters-6x12.hex", 12, 8, 1, 4);

  private final int rows;
  private final int gap;
  private final int space;
  private final Map<Integer, Letter> letters;

  /**
   * A letter.
   *
   * @param ink a number for each row, the leftmost column of ink in its highest used bit
   * @param width columns of ink
   */
  private record Letter(int[] ink, int width) {}

  private Letters(String file, int rows, int bits, int gap, int space) {
    this.rows = rows;
    this.gap = gap;
    this.space = space;
    try (InputStream in = Letters.class.getResourceAsStream(file)) {
      this.letters =
          new String(in.readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .map(line -> line.split(":"))
              .collect(
                  Collectors.toUnmodifiableMap(
                      parts -> Integer.parseInt(parts[0], 16),
                      parts -> letter(parts[1], rows, bits)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Letter letter(String hex, int rows, int bits) {
    int digits = bits / 4;
    var ink = new int[rows];
    int all = 0;
    for (int row = 0; row < rows; row++) {
      ink[row] = Integer.parseInt(hex.substring(row * digits, (row + 1) * digits), 16);
      all |= ink[row];
    }
    if (all == 0) {
      return new Letter(ink, 0);
    }
    int right = Integer.numberOfTrailingZeros(all);
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(all) - right;
    for (int row = 0; row < rows; row++) {
      ink[row] >>= right;
    }
    return new Letter(ink, width);
  }

  boolean has(int letter) {
    return letters.containsKey(letter);
  }

  int rows() {
    return rows;
  }

  @Override
  public int width(String word) {
    int width = 0;
    for (int i = 0; i < word.length(); i++) {
      width +=
          word.charAt(i) == ' ' ? space - gap : letters.get((int) word.charAt(i)).width() + gap;
    }
    return Math.max(0, width - gap);
  }

  @Override
  public int space() {
    return space;
  }

  /** Writes a line of letters that it has; what leaves the glass is cut off. */
  void write(String line, Dots dots, int left, int top) {
    int x = left;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == ' ') {
        x += space - gap;
        continue;
      }
      Letter letter = letters.get((int) line.charAt(i));
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < letter.width(); column++) {
          if ((letter.ink()[row] >> letter.width() - 1 - column & 1) == 1) {
            dots.light(x + column, top + row);
          }
        }
      }
      x += letter.width() + gap;
    }
  }
}
