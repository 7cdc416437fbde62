package vn.tram.hardware.serial;

/** The check sum of the module's frames: CRC-CCITT, polynomial 0x1021, initial value 0. */
final class Crc {

  private static final int POLYNOMIAL = 0x1021;

  private Crc() {}

  /**
   * Of the bytes from type to data; the two bytes of the header do not count.
   *
   * @return 16 bits
   */
  static int of(byte[] frame, int from, int to) {
    int crc = 0;
    for (int at = from; at < to; at++) {
      crc ^= (frame[at] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
    }
    return crc & 0xffff;
  }
}
