package vn.tram.hardware.oled;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Picture;

/**
 * A glass of 128 by 64 dots, cable above, with a chip: takes the bytes of the bus and says which
 * dots shine. Here is what the chips have in common; what the data sheet of one does not allow is
 * kept as a complaint.
 */
public abstract class OledModel {

  public static final int WIDTH = 128;
  public static final int HEIGHT = 64;

  static final int PAGES = 8;

  private final byte[][] memory;
  private final int firstColumn;
  private final List<String> complaints = new ArrayList<>();
  private final List<Integer> command = new ArrayList<>();

  private boolean on;
  private boolean inverted;
  private boolean all;
  private boolean columnsTurned;
  private boolean rowsTurned;
  private int page;
  private int column;
  private int startLine;
  private int offset;
  private int multiplex;
  private int wires;
  private long dataBytes;

  /**
   * A glass without power.
   *
   * @param columns of the memory
   * @param firstColumn the one behind the left edge of the glass
   */
  OledModel(int columns, int firstColumn) {
    this.memory = new byte[PAGES][columns];
    this.firstColumn = firstColumn;
    reset();
  }

  /** Power off and on again: what a reset sets, and noise in the memory. */
  public void unplug() {
    reset();
  }

  private void reset() {
    int columns = memory[0].length;
    for (int i = 0; i < PAGES * columns; i++) {
      memory[i / columns][i % columns] = (byte) (i * 37 ^ i >> 3);
    }
    command.clear();
    on = false;
    inverted = false;
    all = false;
    columnsTurned = false;
    rowsTurned = false;
    page = 0;
    column = 0;
    startLine = 0;
    offset = 0;
    multiplex = 63;
    wires = 0x12;
  }

  /** One transfer: control bytes, each with one byte or with all the rest (SSD1306 8.1.5.2). */
  public void feed(byte... bytes) {
    int at = 0;
    while (at < bytes.length) {
      int control = bytes[at++] & 0xFF;
      if ((control & 0x3F) != 0) {
        complain("control byte %02X".formatted(control));
      }
      boolean single = (control & 0x80) != 0;
      boolean data = (control & 0x40) != 0;
      int end = single ? Math.min(at + 1, bytes.length) : bytes.length;
      for (; at < end; at++) {
        if (data) {
          write(bytes[at]);
        } else {
          take(bytes[at] & 0xFF);
        }
      }
    }
  }

  private void write(byte eight) {
    if (!command.isEmpty()) {
      complain("data in the middle of a command");
    }
    dataBytes++;
    if (column < memory[page].length) {
      memory[page][column] = eight;
    } else {
      complain("data behind the last column");
    }
    step();
  }

  /** Where the next byte goes. */
  abstract void step();

  private void take(int code) {
    command.add(code);
    int first = command.getFirst();
    if (command.size() == 1 + arguments(first)) {
      List<Integer> whole = List.copyOf(command);
      command.clear();
      obey(first, whole);
    }
  }

  private int arguments(int code) {
    return switch (code) {
      case 0x81, 0xA8, 0xD3, 0xD5, 0xD9, 0xDA, 0xDB -> 1;
      default -> ownArguments(code);
    };
  }

  /** Bytes that follow a command which not every chip knows. */
  abstract int ownArguments(int code);

  private void obey(int code, List<Integer> whole) {
    switch (code) {
      case 0xA8 -> multiplex = whole.get(1) & 0x3F;
      case 0xD3 -> offset = whole.get(1) & 0x3F;
      case 0xDA -> wires = whole.get(1);
      case 0xA0, 0xA1 -> columnsTurned = code == 0xA1;
      case 0xA4, 0xA5 -> all = code == 0xA5;
      case 0xA6, 0xA7 -> inverted = code == 0xA7;
      case 0xAE -> on = false;
      case 0xAF -> begin();
      case 0xC0, 0xC8 -> rowsTurned = code == 0xC8;
      case 0x81, 0xD5, 0xD9, 0xDB, 0xE3 -> {
        // Nothing of these is to be seen in dots.
      }
      default -> address(code, whole);
    }
  }

  private void address(int code, List<Integer> whole) {
    if (code < 0x10) {
      column = column & 0xF0 | code;
    } else if (code < 0x20) {
      column = column & 0x0F | code << 4 & highest();
    } else if (code >= 0x40 && code < 0x80) {
      startLine = code & 0x3F;
    } else if (code >= 0xB0 && code < 0xB8) {
      page = code & 7;
    } else if (!obeyOwn(code, whole)) {
      complain("unknown command %02X".formatted(code));
    }
  }

  /** The upper bits that the address of a column has. */
  abstract int highest();

  /** Does what only this chip knows; false for what it does not know either. */
  abstract boolean obeyOwn(int code, List<Integer> whole);

  private void begin() {
    on = true;
    if (!powered()) {
      complain("on without its charge pump");
    }
    if (multiplex != 63 || wires != 0x12) {
      complain("on with the rows of another glass");
    }
    if (!columnsTurned || !rowsTurned) {
      complain("on upside down or mirrored");
    }
  }

  /** Whether there is a voltage for the glass. */
  abstract boolean powered();

  /** Whether this dot shines. */
  public boolean lit(int x, int y) {
    if (!on || !powered()) {
      return false;
    }
    int row = (rowsTurned ? y : HEIGHT - 1 - y) + startLine + offset & 0x3F;
    int wire = firstColumn + x;
    int at = columnsTurned ? wire : memory[0].length - 1 - wire;
    boolean bit = (memory[row / 8][at] >> row % 8 & 1) == 1;
    return all || bit != inverted;
  }

  /** Whether one of the pages of this screen is shown. */
  public boolean shows(Screen screen) {
    return OledLayout.pages(screen).stream().anyMatch(this::shows);
  }

  boolean shows(Dots dots) {
    return dots.toString().equals(toString());
  }

  /** Whether nothing shines. */
  public boolean dark() {
    return toString().indexOf('#') < 0;
  }

  /** What was sent that the data sheet does not allow. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  final void complain(String what) {
    complaints.add(what);
  }

  /** Bytes written to the memory until now. */
  long dataBytes() {
    return dataBytes;
  }

  final boolean on() {
    return on;
  }

  final int page() {
    return page;
  }

  final int column() {
    return column;
  }

  final void go(int newPage, int newColumn) {
    page = newPage;
    column = newColumn;
  }

  /** The glass as a person sees it. */
  public BufferedImage picture(int zoom) {
    return Picture.of(WIDTH, HEIGHT, zoom, 0x05070A, 0xDDF4FF, this::lit);
  }

  /** A line for each row, # for light. */
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
