package vn.tram.hardware.oled;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the memory of a chip holds as far as it was told, and what it has to be sent so that it
 * shows something else: only the columns that differ. Sections and tables are those of the data
 * sheet "SSD1306, Rev 1.1"; an SH1106 takes the same.
 */
final class OledMemory {

  /** Control bytes (8.1.5.2): a stream of commands, one command, a stream of data. */
  private static final int COMMANDS = 0x00;

  private static final int COMMAND = 0x80;
  private static final int DATA = 0x40;

  private static final int NOTHING = 0xE3;
  private static final int OFF = 0xAE;
  private static final int ON = 0xAF;
  private static final int PAGE = 0xB0;
  private static final int COLUMN_LOW = 0x00;
  private static final int COLUMN_HIGH = 0x10;

  /** A gap of fewer unchanged columns is cheaper to send than a new address. */
  private static final int GAP = 7;

  private final OledChip chip;
  private final byte[][] shown = new byte[Dots.PAGES][];

  OledMemory(OledChip chip) {
    this.chip = chip;
  }

  /** Sets the chip up, whatever state it is in, with an empty glass, and then lights it. */
  List<byte[]> begin() {
    var transfers = new ArrayList<byte[]>();
    transfers.add(commands(OFF));
    if (chip.whileDark().length > 0) {
      transfers.add(commands(chip.whileDark()));
    }
    transfers.add(commands(chip.setup()));
    Arrays.fill(shown, null);
    transfers.addAll(show(new Dots()));
    transfers.add(commands(ON));
    return List.copyOf(transfers);
  }

  /**
   * The same for a chip that may have lost all it knew: a plug that was pulled and pushed between
   * two beats leaves a dark glass, and nobody hears of it. On a glass that is well nothing is to be
   * seen of it.
   */
  List<byte[]> again(Dots dots) {
    var transfers = new ArrayList<byte[]>();
    transfers.add(commands(chip.setup()));
    Arrays.fill(shown, null);
    transfers.addAll(show(dots));
    transfers.add(commands(ON));
    return List.copyOf(transfers);
  }

  /** A command that does nothing (table 9-1, E3h). */
  byte[] beat() {
    return commands(NOTHING);
  }

  /** Switches the glass off. */
  byte[] end() {
    return commands(OFF);
  }

  /** What makes it show this picture; nothing where it shows it already. */
  List<byte[]> show(Dots dots) {
    var transfers = new ArrayList<byte[]>();
    for (int page = 0; page < Dots.PAGES; page++) {
      byte[] wanted = dots.page(page);
      byte[] before = shown[page];
      int from = 0;
      while (from < Dots.WIDTH) {
        if (same(before, wanted, from)) {
          from++;
          continue;
        }
        int to = from + 1;
        for (int next = to; next < Dots.WIDTH && next - to < GAP; next++) {
          if (!same(before, wanted, next)) {
            to = next + 1;
          }
        }
        transfers.add(run(page, from, Arrays.copyOfRange(wanted, from, to)));
        from = to;
      }
      shown[page] = wanted;
    }
    return List.copyOf(transfers);
  }

  private static boolean same(byte[] before, byte[] wanted, int column) {
    return before != null && before[column] == wanted[column];
  }

  /** Address and data in one transfer. */
  private byte[] run(int page, int from, byte[] data) {
    int column = chip.firstColumn() + from;
    var bytes = new ByteArrayOutputStream();
    for (int command :
        new int[] {PAGE | page, COLUMN_LOW | column & 0x0F, COLUMN_HIGH | column >> 4}) {
      bytes.write(COMMAND);
      bytes.write(command);
    }
    bytes.write(DATA);
    bytes.writeBytes(data);
    return bytes.toByteArray();
  }

  private static byte[] commands(int... commands) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(COMMANDS);
    for (int command : commands) {
      bytes.write(command);
    }
    return bytes.toByteArray();
  }
}
