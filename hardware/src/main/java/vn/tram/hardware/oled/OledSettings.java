package vn.tram.hardware.oled;

/**
 * Where a pixel glass hangs.
 *
 * @param bus 1 is {@code /dev/i2c-1}
 * @param address 7 bits: 0x3C or 0x3D (data sheet 8.1.5)
 */
public record OledSettings(int bus, int address) {

  public OledSettings {
    if (bus < 0) {
      throw new IllegalArgumentException("an I2C bus has a number from 0, not " + bus);
    }
    if (!answersAt(address)) {
      throw new IllegalArgumentException("an SSD1306 is never at " + Integer.toHexString(address));
    }
  }

  /** Whether an SSD1306 may answer at this address. */
  public static boolean answersAt(int address) {
    return address == 0x3C || address == 0x3D;
  }
}
