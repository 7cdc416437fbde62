package vn.tram.hardware.oled;

import vn.tram.hardware.glass.Chip;
import vn.tram.hardware.glass.Glass;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/**
 * Where a pixel glass hangs.
 *
 * @param bus 1 is {@code /dev/i2c-1}
 * @param address 7 bits: 0x3C or 0x3D (SSD1306 data sheet 8.1.5)
 * @param chip behind the glass; both look alike, and the sellers often name the wrong one
 */
public record OledSettings(int bus, int address, OledChip chip) implements Chip {

  public OledSettings {
    if (bus < 0) {
      throw new IllegalArgumentException("an I2C bus has a number from 0, not " + bus);
    }
    if (!answersAt(address)) {
      throw new IllegalArgumentException(
          "a pixel glass is never at " + Integer.toHexString(address));
    }
  }

  @Override
  public Glass<?> begin(Pins.Wire wire) throws PartException {
    var glass = new OledGlass(chip, wire);
    glass.begin();
    return glass;
  }

  /** Whether a pixel glass may answer at this address. */
  public static boolean answersAt(int address) {
    return address == 0x3C || address == 0x3D;
  }
}
