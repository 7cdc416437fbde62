package vn.tram.hardware.serial;

/**
 * What is said to a module: {@code 7E 00 type length address(2) data CRC(2)} (GM65 manual V1.3,
 * section 8, "Serial port instruction").
 */
final class Command {

  private static final int READ = 0x07;
  private static final int WRITE = 0x08;
  private static final int SAVE = 0x09;

  private Command() {}

  /** Asks for one register. */
  static byte[] read(int address) {
    return frame(READ, address, 1);
  }

  /** Writes one register. */
  static byte[] write(int address, int value) {
    return frame(WRITE, address, value);
  }

  /** Keeps all registers in the module's flash memory, over a power cut. */
  static byte[] save() {
    return frame(SAVE, 0, 0);
  }

  /** Begins one reading; the module takes the bit back when it has read something. */
  static byte[] trigger() {
    return write(Register.TRIGGER, 1);
  }

  private static byte[] frame(int type, int address, int data) {
    byte[] frame = {
      0x7e, 0, (byte) type, 1, (byte) (address >>> 8), (byte) address, (byte) data, 0, 0
    };
    int crc = Crc.of(frame, 2, 7);
    frame[7] = (byte) (crc >>> 8);
    frame[8] = (byte) crc;
    return frame;
  }
}
