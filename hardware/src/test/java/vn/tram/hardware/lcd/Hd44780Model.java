package vn.tram.hardware.lcd;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Picture;

/**
 * An HD44780 with its glass behind a PCF8574 backpack: takes the bytes of the bus and says what a
 * person sees. Time is not modelled, order is. What the data sheet does not allow is kept as a
 * complaint.
 */
public final class Hd44780Model {

  private static final int RS = 1;
  private static final int READ = 2;
  private static final int ENABLE = 4;
  private static final int LIGHT = 8;

  /** What stands where no known letter stands. */
  public static final char UNKNOWN = '\uFFFD';

  private final int columns;
  private final int rows;
  private final int[] cells = new int[0x80];
  private final int[] dots = new int[0x40];
  private final List<String> complaints = new ArrayList<>();

  private int port;
  private boolean portKnown;
  private boolean fourLines;
  private int pending;
  private int address;
  private boolean intoDots;
  private boolean twoRows;
  private boolean on;
  private boolean rightward;
  private int shift;
  private int eights;
  private boolean begun;
  private long strokes;
  private int blinks;

  /** A glass without power. */
  public Hd44780Model(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    unplug();
  }

  /** Power off and on again: nothing that it was told is left (data sheet, reset function). */
  public void unplug() {
    Arrays.fill(cells, ' ');
    Arrays.fill(dots, 0);
    port = 0xFF;
    portKnown = false;
    fourLines = false;
    pending = -1;
    address = 0;
    intoDots = false;
    twoRows = false;
    on = false;
    rightward = true;
    shift = 0;
    eights = 0;
    begun = false;
  }

  /** A spark that is taken for a stroke of enable with this on the four upper data lines. */
  public void glitch(int nibble) {
    take(nibble & 0xF, false);
  }

  /** What is in the glass goes wild, as after a spark in the middle of a row. */
  public void garble() {
    Arrays.fill(cells, 'x');
    Arrays.fill(dots, 0x15);
    shift = 3;
  }

  /** One transfer to the backpack. */
  public void feed(byte... bytes) {
    for (byte next : bytes) {
      latch(next & 0xFF);
    }
  }

  private void latch(int now) {
    int before = port;
    port = now;
    if (!portKnown) {
      // The pins stood high since power was on; the first byte is no stroke (PCF8574, 8.3).
      portKnown = true;
      if ((now & ENABLE) != 0) {
        complaints.add("enable is high with the first byte");
      }
      return;
    }
    boolean rises = (before & ENABLE) == 0 && (now & ENABLE) != 0;
    boolean falls = (before & ENABLE) != 0 && (now & ENABLE) == 0;
    if (rises && ((before ^ now) & (RS | READ)) != 0) {
      complaints.add("register select moves while enable rises");
    }
    if (falls) {
      if (((before ^ now) & (RS | READ | 0xF0)) != 0) {
        complaints.add("data moves while enable falls");
      }
      if ((before & READ) == 0) {
        strokes++;
        take(before >> 4, (before & RS) != 0);
      }
    }
  }

  private void take(int nibble, boolean data) {
    if (!fourLines) {
      // The lower four lines hang in the air and are pulled up inside.
      execute(nibble << 4 | 0xF, data);
    } else if (pending < 0) {
      pending = nibble;
    } else {
      int code = pending << 4 | nibble;
      pending = -1;
      execute(code, data);
    }
  }

  private void execute(int code, boolean data) {
    if (data) {
      write(code);
    } else {
      instruct(code);
    }
  }

  private void write(int code) {
    if (!begun) {
      complaints.add("data before the set-up");
    }
    if (intoDots) {
      dots[address] = code & 0x1F;
      address = address + 1 & 0x3F;
    } else {
      cells[address] = code;
      step(rightward ? 1 : -1);
    }
  }

  /** Two rows of forty: after 27h comes 40h, after 67h comes 00h. */
  private void step(int way) {
    int next = address + way;
    int row = address & 0x40;
    int end = twoRows ? 40 : 80;
    if ((next & 0x3F) == end && twoRows || !twoRows && next == end) {
      address = twoRows ? row ^ 0x40 : 0;
    } else if (next < row) {
      address = twoRows ? (row ^ 0x40) + 39 : 79;
    } else {
      address = next & 0x7F;
    }
  }

  private void instruct(int code) {
    boolean function = (code & 0xE0) == 0x20;
    if (eights == 0 && !function) {
      complaints.add("instruction %02X before any function set".formatted(code));
    }
    if (code >= 0x80) {
      address = code & 0x7F;
      intoDots = false;
    } else if (code >= 0x40) {
      address = code & 0x3F;
      intoDots = true;
    } else if (function) {
      function(code);
    } else if (code >= 0x10) {
      shiftOrMove(code);
    } else if (code >= 0x08) {
      on = (code & 0x04) != 0;
      begun |= on && fourLines;
      if ((code & 0x03) != 0) {
        complaints.add("cursor is shown");
      }
    } else if (code >= 0x04) {
      rightward = (code & 0x02) != 0;
      if ((code & 0x01) != 0) {
        complaints.add("the glass moves with each letter");
      }
    } else if (code >= 0x01) {
      if (code == 0x01) {
        Arrays.fill(cells, ' ');
        blinks += on ? 1 : 0;
      }
      address = 0;
      intoDots = false;
      shift = 0;
    }
  }

  private void function(int code) {
    boolean eight = (code & 0x10) != 0;
    if (eight) {
      eights++;
    } else if (!fourLines && eights < 3) {
      complaints.add("four data lines after only " + eights + " resets");
    }
    fourLines = !eight;
    pending = -1;
    twoRows = (code & 0x08) != 0;
    if (!twoRows && on) {
      blinks++;
    }
  }

  private void shiftOrMove(int code) {
    int way = (code & 0x04) != 0 ? 1 : -1;
    if ((code & 0x08) != 0) {
      shift -= way;
    } else {
      step(way);
    }
  }

  /** What is to be read, row by row; blank while the display is off. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      var line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(letter(code(column, row)));
      }
      lines.add(line.toString());
    }
    return List.copyOf(lines);
  }

  /** Whether one of the pages of this screen is shown, and can be seen. */
  public boolean shows(Screen screen) {
    return lit()
        && LcdLayout.pages(screen, columns, rows).stream()
            .anyMatch(page -> page.lines().equals(lines()));
  }

  /** Whether the light behind the glass is on. */
  public boolean lit() {
    return (port & LIGHT) != 0;
  }

  /** Forgets the complaints: a bus that dies in the middle of a pulse is no fault of a driver. */
  public void forgive() {
    complaints.clear();
  }

  /** What was sent that the data sheets do not allow. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Strokes of enable until now. */
  long strokes() {
    return strokes;
  }

  /** How often a person saw the glass lose its text or its lower rows for a moment. */
  int blinks() {
    return blinks;
  }

  private int code(int column, int row) {
    if (!on) {
      return ' ';
    }
    int place = Math.floorMod(row / 2 * columns + column + shift, 40);
    return cells[(row % 2) * 0x40 + place];
  }

  private char letter(int code) {
    if (code < 0x10) {
      int[] shape = shape(code & 7);
      return (char)
          LcdDots.VIETNAMESE
              .chars()
              .filter(letter -> Arrays.equals(shape, ints(LcdDots.of(letter))))
              .findFirst()
              .orElse(UNKNOWN);
    }
    return LcdLetters.rom(code) ? (char) code : UNKNOWN;
  }

  private int[] shape(int slot) {
    return Arrays.copyOfRange(dots, slot * 8, slot * 8 + 8);
  }

  private static int[] ints(byte[] rows) {
    return IntStream.range(0, rows.length).map(i -> rows[i]).toArray();
  }

  /** The glass as a person sees it, dot by dot; the ROM's letters are drawn nearly as they are. */
  public BufferedImage picture(int zoom) {
    int[][] rom = rom();
    int blue = lit() ? 0x1A3FB5 : 0x0A1430;
    int white = lit() ? 0xF2F6FF : 0x30406A;
    return Picture.of(
        columns * 6 + 1,
        rows * 9 + 1,
        zoom,
        blue,
        white,
        (x, y) -> {
          int column = (x - 1) / 6;
          int row = (y - 1) / 9;
          if (x == 0 || y == 0 || (x - 1) % 6 == 5 || (y - 1) % 9 == 8) {
            return false;
          }
          int code = code(column, row);
          int[] shape = code < 0x10 ? shape(code & 7) : rom[code & 0x7F];
          return (shape[(y - 1) % 9] >> 4 - (x - 1) % 6 & 1) == 1;
        });
  }

  private static int[][] rom() {
    var rom = new int[0x80][8];
    try (InputStream in = Hd44780Model.class.getResourceAsStream("rom-5x8.hex")) {
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .forEach(
              line -> {
                int code = Integer.parseInt(line.substring(0, 4), 16);
                for (int row = 0; row < 8; row++) {
                  rom[code][row] = Integer.parseInt(line.substring(5 + 2 * row, 7 + 2 * row), 16);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rom;
  }
}
