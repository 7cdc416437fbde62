package vn.tram.hardware.oled;

import java.util.List;

/** An SSD1306: its memory is as wide as the glass; sections and tables are those of Rev 1.1. */
public final class Ssd1306Model extends OledModel {

  private boolean pump;
  private boolean scrolls;
  private int mode = 2;
  private int firstColumn;
  private int lastColumn = WIDTH - 1;
  private int firstPage;
  private int lastPage = PAGES - 1;

  /** A glass without power. */
  public Ssd1306Model() {
    super(WIDTH, 0);
  }

  @Override
  public void unplug() {
    super.unplug();
    pump = false;
    scrolls = false;
    mode = 2;
    firstColumn = 0;
    lastColumn = WIDTH - 1;
    firstPage = 0;
    lastPage = PAGES - 1;
  }

  /** The three ways of addressing (10.1.3). */
  @Override
  void step() {
    int page = page();
    int column = column();
    switch (mode) {
      case 0 -> {
        if (column++ == lastColumn) {
          column = firstColumn;
          page = page == lastPage ? firstPage : page + 1;
        }
      }
      case 1 -> {
        if (page++ == lastPage) {
          page = firstPage;
          column = column == lastColumn ? firstColumn : column + 1;
        }
      }
      default -> column++;
    }
    go(page % PAGES, column % WIDTH);
  }

  /** Table 9-1. */
  @Override
  int ownArguments(int code) {
    return switch (code) {
      case 0x20, 0x8D -> 1;
      case 0x21, 0x22, 0xA3 -> 2;
      case 0x29, 0x2A -> 5;
      case 0x26, 0x27 -> 6;
      default -> 0;
    };
  }

  @Override
  int highest() {
    return 0x70;
  }

  @Override
  boolean obeyOwn(int code, List<Integer> whole) {
    switch (code) {
      case 0x20 -> mode = whole.get(1) & 3;
      case 0x21 -> {
        firstColumn = whole.get(1) & 0x7F;
        lastColumn = whole.get(2) & 0x7F;
        go(page(), firstColumn);
      }
      case 0x22 -> {
        firstPage = whole.get(1) & 7;
        lastPage = whole.get(2) & 7;
        go(firstPage, column());
      }
      case 0x8D -> pump = (whole.get(1) & 4) != 0;
      case 0x2F -> scrolls = true;
      case 0x2E -> scrolls = false;
      case 0x26, 0x27, 0x29, 0x2A, 0xA3 -> {
        // Nothing of these is to be seen in dots.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean powered() {
    return pump;
  }

  @Override
  public boolean lit(int x, int y) {
    return !scrolls && super.lit(x, y);
  }
}
