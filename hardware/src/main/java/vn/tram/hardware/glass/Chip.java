package vn.tram.hardware.glass;

import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/** What makes a glass of a place on a bus. */
public interface Chip {

  /** 1 is {@code /dev/i2c-1}. */
  int bus();

  /** 7 bits. */
  int address();

  /**
   * Sets up what hangs there, whatever state it is in, with nothing to be seen on it.
   *
   * @param wire to this place; stays open for as long as the glass is used
   */
  Glass<?> begin(Pins.Wire wire) throws PartException, InterruptedException;
}
