package vn.tram.hardware.oled;

import vn.tram.hardware.glass.Chip;
import vn.tram.hardware.glass.Glass;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/**
 * Where a pixel glass hangs.
 *
 * @param bus 1 is {@code /dev/i2c-1}
 * @param address 7 bits: 0x3C or 0x3D (data sheet 8.1.5)
 */
public record OledSettings(int bus, int address) implements Chip {

  public OledSettings {
    if (bus < 0) {
      throw new IllegalArgumentException("an I2C bus has a number from 0, not " + bus);
    }
    if (!answersAt(address)) {
      throw new IllegalArgumentException("an SSD1306 is never at " + Integer.toHexString(address));
    }
  }

  @Override
  public Glass<?> begin(Pins.Wire wire) throws PartException {
    var glass = new OledGlass(wire);
    glass.begin();
    return glass;
  }

  /** Whether an SSD1306 may answer at this address. */
  public static boolean answersAt(int address) {
    return address == 0x3C || address == 0x3D;
  }
}
