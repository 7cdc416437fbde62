package vn.tram.hardware.lcd;

import java.util.concurrent.TimeUnit;
import vn.tram.hardware.glass.Chip;
import vn.tram.hardware.glass.Glass;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/**
 * Where a character glass hangs and how large it is.
 *
 * @param bus 1 is {@code /dev/i2c-1}
 * @param address 7 bits: 0x20 to 0x27 (PCF8574) or 0x38 to 0x3F (PCF8574A), by three bridges
 * @param columns 16 or 20
 * @param rows 2 for 16 columns, 4 for 20
 */
public record LcdSettings(int bus, int address, int columns, int rows) implements Chip {

  public LcdSettings {
    if (bus < 0) {
      throw new IllegalArgumentException("an I2C bus has a number from 0, not " + bus);
    }
    if (!answersAt(address)) {
      throw new IllegalArgumentException("a PCF8574 is never at " + Integer.toHexString(address));
    }
    if (!(columns == 16 && rows == 2) && !(columns == 20 && rows == 4)) {
      throw new IllegalArgumentException("no glass of " + columns + " x " + rows + " is known");
    }
  }

  @Override
  public Glass<?> begin(Pins.Wire wire) throws PartException, InterruptedException {
    var glass =
        new LcdGlass(
            this,
            step -> {
              wire.write(step.bytes());
              TimeUnit.NANOSECONDS.sleep(step.rest().toNanos());
            });
    glass.begin();
    return glass;
  }

  /** Whether a PCF8574 or PCF8574A may answer at this address. */
  public static boolean answersAt(int address) {
    return (address & ~7) == 0x20 || (address & ~7) == 0x38;
  }
}
