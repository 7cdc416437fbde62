package vn.tram.hardware.oled;

import java.util.List;

/**
 * An SH1106 behind a glass that is wired to its segments 2 to 129. Numbers are those of the
 * commands in its data sheet. It has page addressing only and no command 20h, 21h, 22h, 2Eh or 8Dh;
 * what it makes of one is not written there: here it is a complaint, and the next byte is a command
 * again.
 */
public final class Sh1106Model extends OledModel {

  private static final int COLUMNS = 132;

  private boolean converter = true;
  private int marked;

  /** A glass without power. */
  public Sh1106Model() {
    super(COLUMNS, 2);
  }

  @Override
  public void unplug() {
    super.unplug();
    converter = true;
    marked = 0;
  }

  /** "Incremented during each access until address 132 is accessed"; the page stays (1, 2). */
  @Override
  void step() {
    go(page(), Math.min(COLUMNS, column() + 1));
  }

  @Override
  int ownArguments(int code) {
    return code == 0xAD ? 1 : 0;
  }

  @Override
  int highest() {
    return 0xF0;
  }

  @Override
  boolean obeyOwn(int code, List<Integer> whole) {
    switch (code) {
      case 0x30, 0x31, 0x32, 0x33 -> {
        // The voltage of the glass (3) is not to be seen in dots.
      }
      case 0xAD -> convert(whole.get(1));
      case 0xE0 -> marked = column();
      case 0xEE -> go(page(), marked);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void convert(int mode) {
    if (on()) {
      complain("converter switched while the glass is on");
    }
    if ((mode & ~1) != 0x8A) {
      complain("converter mode %02X".formatted(mode));
    }
    converter = mode == 0x8B;
  }

  /** There is no other source on these boards. */
  @Override
  boolean powered() {
    return converter;
  }
}
