package vn.tram.hardware.serial;

import java.util.ArrayList;
import java.util.List;
import vn.tram.hardware.serial.SerialSettings.Mode;

/**
 * One register of a module ("zone bit" in the manuals: GM65 V1.3 section 8.5, GM805 section 10,
 * Waveshare Barcode Scanner Module V1.2) and what is to stand in it.
 *
 * @param address 16 bits
 * @param mask the bits that are ours to set; the others stay as they are
 * @param value what those bits are to be
 * @param must those of them without which the module must not be used; the others are wishes, which
 *     some firmware acknowledges and forgets
 */
record Register(int address, int mask, int value, int must) {

  /** Bit 0: read one code, now. */
  static final int TRIGGER = 0x0002;

  /** Bit 1: setting codes have no effect. Bit 0: what they say is sent like any other code. */
  static final int SETTING_CODES = 0x0003;

  /** The bit that says that setting codes have no effect. */
  static final int SETTING_CODES_OFF = 0b10;

  private static final int BEHAVIOUR = 0x0000;
  private static final int INTERVAL = 0x0005;
  private static final int READING_TIME = 0x0006;
  private static final int OUTPUT = 0x000d;
  private static final int SAME_CODE = 0x0013;
  private static final int QR = 0x003f;
  private static final int TAIL = 0x0060;

  /**
   * Everything that a module is to be told, the setting codes first.
   *
   * @param wired whether it is connected by wires and not by USB
   */
  static List<Register> wanted(Mode mode, boolean wired) {
    List<Register> wanted = new ArrayList<>();
    // The gate hears a setting code as text, and refuses it aloud.
    wanted.add(new Register(SETTING_CODES, 0b11, 0b11, SETTING_CODES_OFF));
    // Light and aim as usual. No lamp and no beep of its own: a green beep is the gate's promise.
    int look = mode == Mode.TRIGGER ? 0b01 : 0b10;
    wanted.add(new Register(BEHAVIOUR, 0xff, 0b0001_0100 | look, 0b11));
    // In tenths of a second: between two codes, and for one reading after a trigger.
    wanted.add(new Register(INTERVAL, 0xff, 1, 0));
    wanted.add(new Register(READING_TIME, 0xff, 50, 0));
    if (wired) {
      // Some leave the factory speaking to their USB plug only.
      wanted.add(new Register(OUTPUT, 0b11, 0, 0b11));
    }
    // The same code again after half a second, so that the gate knows that it is still held.
    wanted.add(new Register(SAME_CODE, 0xff, 0x80 | 5, 0));
    wanted.add(new Register(QR, 1, 1, 1));
    // Bare data with CR behind it: no frame, no prefix, no suffix, no letter for the kind of code.
    wanted.add(new Register(TAIL, 0xff, 1, 0xff));
    return List.copyOf(wanted);
  }

  /** What to write where this was read. */
  int over(int read) {
    return read & ~mask & 0xff | value;
  }

  /** Whether nothing is left to wish. */
  boolean granted(int read) {
    return (read & mask) == value;
  }

  /** Whether the module may be used. */
  boolean safe(int read) {
    return (read & must) == (value & must);
  }
}
