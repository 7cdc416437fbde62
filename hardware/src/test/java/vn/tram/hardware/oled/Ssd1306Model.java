package vn.tram.hardware.oled;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Picture;

/**
 * An SSD1306 with its glass of 128 by 64 dots, cable above: takes the bytes of the bus and says
 * which dots shine. What the data sheet does not allow is kept as a complaint.
 */
public final class Ssd1306Model {

  public static final int WIDTH = 128;
  public static final int HEIGHT = 64;

  private static final int PAGES = 8;

  private final byte[][] memory = new byte[PAGES][WIDTH];
  private final List<String> complaints = new ArrayList<>();
  private final List<Integer> command = new ArrayList<>();

  private boolean on;
  private boolean pump;
  private boolean inverted;
  private boolean all;
  private boolean columnsTurned;
  private boolean rowsTurned;
  private boolean scrolls;
  private int mode;
  private int page;
  private int column;
  private int firstColumn;
  private int lastColumn;
  private int firstPage;
  private int lastPage;
  private int startLine;
  private int offset;
  private int multiplex;
  private int wires;
  private long dataBytes;

  /** A glass without power. */
  public Ssd1306Model() {
    unplug();
  }

  /** Power off and on again: what a reset sets (data sheet 8.5), and noise in the memory. */
  public void unplug() {
    for (int i = 0; i < PAGES * WIDTH; i++) {
      memory[i / WIDTH][i % WIDTH] = (byte) (i * 37 ^ i >> 3);
    }
    command.clear();
    on = false;
    pump = false;
    inverted = false;
    all = false;
    columnsTurned = false;
    rowsTurned = false;
    scrolls = false;
    mode = 2;
    page = 0;
    column = 0;
    firstColumn = 0;
    lastColumn = WIDTH - 1;
    firstPage = 0;
    lastPage = PAGES - 1;
    startLine = 0;
    offset = 0;
    multiplex = 63;
    wires = 0x12;
  }

  /** One transfer: control bytes, each with one byte or with all the rest (8.1.5.2). */
  public void feed(byte... bytes) {
    int at = 0;
    while (at < bytes.length) {
      int control = bytes[at++] & 0xFF;
      if ((control & 0x3F) != 0) {
        complaints.add("control byte %02X".formatted(control));
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
      complaints.add("data in the middle of a command");
    }
    dataBytes++;
    memory[page][column] = eight;
    switch (mode) {
      case 0 -> {
        if (column++ == lastColumn) {
          column = firstColumn;
          page = page == lastPage ? firstPage : (page + 1) % PAGES;
        }
      }
      case 1 -> {
        if (page++ == lastPage) {
          page = firstPage;
          column = column == lastColumn ? firstColumn : (column + 1) % WIDTH;
        }
      }
      default -> column = (column + 1) % WIDTH;
    }
    column %= WIDTH;
    page %= PAGES;
  }

  private void take(int code) {
    command.add(code);
    int first = command.getFirst();
    if (command.size() == 1 + arguments(first)) {
      List<Integer> whole = List.copyOf(command);
      command.clear();
      obey(first, whole);
    }
  }

  /** Bytes that follow a command (table 9-1). */
  private static int arguments(int code) {
    return switch (code) {
      case 0x20, 0x81, 0x8D, 0xA8, 0xD3, 0xD5, 0xD9, 0xDA, 0xDB -> 1;
      case 0x21, 0x22, 0xA3 -> 2;
      case 0x29, 0x2A -> 5;
      case 0x26, 0x27 -> 6;
      default -> 0;
    };
  }

  private void obey(int code, List<Integer> whole) {
    switch (code) {
      case 0x20 -> mode = whole.get(1) & 3;
      case 0x21 -> {
        firstColumn = whole.get(1) & 0x7F;
        lastColumn = whole.get(2) & 0x7F;
        column = firstColumn;
      }
      case 0x22 -> {
        firstPage = whole.get(1) & 7;
        lastPage = whole.get(2) & 7;
        page = firstPage;
      }
      case 0x8D -> pump = (whole.get(1) & 4) != 0;
      case 0xA8 -> multiplex = whole.get(1) & 0x3F;
      case 0xD3 -> offset = whole.get(1) & 0x3F;
      case 0xDA -> wires = whole.get(1);
      case 0x2F -> scrolls = true;
      case 0x2E -> scrolls = false;
      case 0xA0, 0xA1 -> columnsTurned = code == 0xA1;
      case 0xA4, 0xA5 -> all = code == 0xA5;
      case 0xA6, 0xA7 -> inverted = code == 0xA7;
      case 0xAE -> on = false;
      case 0xAF -> begin();
      case 0xC0, 0xC8 -> rowsTurned = code == 0xC8;
      case 0x26, 0x27, 0x29, 0x2A, 0x81, 0xA3, 0xD5, 0xD9, 0xDB, 0xE3 -> {
        // Nothing of these is to be seen in dots.
      }
      default -> address(code);
    }
  }

  private void address(int code) {
    if (code < 0x10) {
      column = column & 0x70 | code;
    } else if (code < 0x20) {
      column = column & 0x0F | (code & 0x07) << 4;
    } else if (code >= 0x40 && code < 0x80) {
      startLine = code & 0x3F;
    } else if (code >= 0xB0 && code < 0xB8) {
      page = code & 7;
    } else {
      complaints.add("unknown command %02X".formatted(code));
    }
  }

  private void begin() {
    on = true;
    if (!pump) {
      complaints.add("on without its charge pump");
    }
    if (multiplex != 63 || wires != 0x12) {
      complaints.add("on with the rows of another glass");
    }
    if (!columnsTurned || !rowsTurned) {
      complaints.add("on upside down or mirrored");
    }
  }

  /** Whether this dot shines. */
  public boolean lit(int x, int y) {
    if (!on || !pump || scrolls) {
      return false;
    }
    int row = (rowsTurned ? y : HEIGHT - 1 - y) + startLine + offset & 0x3F;
    int at = columnsTurned ? x : WIDTH - 1 - x;
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

  /** Bytes written to the memory until now. */
  long dataBytes() {
    return dataBytes;
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
