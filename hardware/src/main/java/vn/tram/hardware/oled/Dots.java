package vn.tram.hardware.oled;

import java.util.Arrays;

/** A picture of 128 by 64 dots, lit or dark, kept as the chip keeps it. */
final class Dots {

  static final int WIDTH = 128;
  static final int HEIGHT = 64;

  /** Rows of a page: a byte is eight dots, the lowest bit the upper one (data sheet 8.7). */
  static final int PAGE = 8;

  static final int PAGES = HEIGHT / PAGE;

  private final byte[] bytes = new byte[WIDTH * PAGES];

  /** Lights a dot; what lies outside is cut off. */
  void light(int x, int y) {
    if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
      bytes[y / PAGE * WIDTH + x] |= (byte) (1 << y % PAGE);
    }
  }

  boolean lit(int x, int y) {
    return (bytes[y / PAGE * WIDTH + x] >> y % PAGE & 1) == 1;
  }

  /** Turns light into dark and dark into light in some rows. */
  void invert(int top, int height) {
    for (int y = top; y < top + height; y++) {
      for (int x = 0; x < WIDTH; x++) {
        bytes[y / PAGE * WIDTH + x] ^= (byte) (1 << y % PAGE);
      }
    }
  }

  /** One page's columns, 128 bytes. */
  byte[] page(int page) {
    return Arrays.copyOfRange(bytes, page * WIDTH, (page + 1) * WIDTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dots dots && Arrays.equals(bytes, dots.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        text.append(lit(x, y) ? '#' : '.');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
