package vn.tram.hardware.oled;

import vn.tram.hardware.box.Tone;

/** A sign for each tone, 28 by 28 dots, for those who do not read. */
final class Marks {

  static final int SIZE = 28;

  private static final int MIDDLE = SIZE / 2;

  private Marks() {}

  /** Draws the sign of a tone with its upper left corner here. */
  static void draw(Tone tone, Dots dots, int left, int top) {
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        if (in(tone, x, y)) {
          dots.light(left + x, top + y);
        }
      }
    }
  }

  private static boolean in(Tone tone, int x, int y) {
    return switch (tone) {
      case READY -> code(x, y);
      case IN -> arrow(x, y);
      case OUT -> arrow(SIZE - 1 - x, y);
      case ALREADY -> tick(x, y);
      case NOT_READ -> question(x, y);
      case REFUSED -> cross(x, y);
      case FULL, FAULT -> exclamation(x, y);
    };
  }

  /** The corners of a QR code. */
  private static boolean code(int x, int y) {
    if (x >= 16 && y >= 16) {
      return (x / 3 + y / 3) % 2 == 0 && x < 25 && y < 25;
    }
    int cx = x < MIDDLE ? x - 2 : x - 15;
    int cy = y < MIDDLE ? y - 2 : y - 15;
    int ring = Math.max(Math.abs(cx - 5), Math.abs(cy - 5));
    return ring == 5 || ring == 4 || ring <= 1;
  }

  /** To the right, against a door post. */
  private static boolean arrow(int x, int y) {
    int off = Math.abs(2 * y - (SIZE - 1)) / 2;
    boolean shaft = off <= 2 && x >= 2 && x <= 12;
    boolean head = x >= 11 && x <= 21 && off <= 21 - x;
    boolean post = x >= 23 && x <= 25 && y >= 3 && y <= 24;
    return shaft || head || post;
  }

  private static boolean tick(int x, int y) {
    boolean falling = x >= 3 && x <= 11 && Math.abs(y - x - 10) <= 2;
    boolean rising = x >= 10 && x <= 25 && Math.abs(y + x - 31) <= 2;
    return falling || rising;
  }

  private static boolean cross(int x, int y) {
    boolean inside = x >= 3 && x <= 24 && y >= 3 && y <= 24;
    return inside && (Math.abs(x - y) <= 2 || Math.abs(x + y - (SIZE - 1)) <= 2);
  }

  private static boolean question(int x, int y) {
    boolean dot = x >= 12 && x <= 15 && y >= 22 && y <= 25;
    boolean stem = x >= 12 && x <= 15 && y >= 13 && y <= 19;
    double from = Math.hypot(x - 13.5, y - 8.5);
    boolean bow = from <= 7 && from >= 3.5 && (y <= 8 || x >= 13);
    return dot || stem || bow;
  }

  private static boolean exclamation(int x, int y) {
    boolean dot = x >= 12 && x <= 15 && y >= 22 && y <= 25;
    int half = y < 10 ? 3 : 2;
    boolean stem = Math.abs(2 * x - (SIZE - 1)) <= 2 * half && y >= 2 && y <= 18;
    return dot || stem;
  }
}
