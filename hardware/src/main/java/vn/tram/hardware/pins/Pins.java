package vn.tram.hardware.pins;

import java.util.function.Consumer;
import vn.tram.hardware.part.PartException;

/**
 * The pins and buses of one board. Pins are named by their number on the chip (BCM, "GPIO17"), not
 * by their place on the header.
 */
public interface Pins extends AutoCloseable {

  /**
   * A pin that drives something; off when this returns, and off again when it is closed.
   *
   * @param gpio BCM number
   * @param activeLow whether "on" pulls it to ground
   */
  Output output(int gpio, boolean activeLow) throws PartException;

  /**
   * A pin that hears a contact.
   *
   * @param gpio BCM number
   * @param activeLow whether the contact pulls it to ground; the pin is pulled the other way
   * @param sink called with each change, on a thread of the board; must return at once
   */
  Input input(int gpio, boolean activeLow, Consumer<Boolean> sink) throws PartException;

  /**
   * A device on an I2C bus.
   *
   * @param bus 1 is {@code /dev/i2c-1}
   * @param address 7 bits
   */
  Wire wire(int bus, int address) throws PartException;

  /**
   * A pin that sounds: square waves of the PWM hardware.
   *
   * @param gpio BCM number of a pin with PWM
   */
  Whistle whistle(int gpio) throws PartException;

  /** Closes all that is still open. */
  @Override
  void close();

  /** A pin that drives something. */
  interface Output extends AutoCloseable {
    void set(boolean on) throws PartException;

    @Override
    void close();
  }

  /** A pin that hears a contact. */
  interface Input extends AutoCloseable {
    /** Whether the contact is closed now. */
    boolean on() throws PartException;

    @Override
    void close();
  }

  /** One device on an I2C bus. */
  interface Wire extends AutoCloseable {

    /**
     * One transfer.
     *
     * @throws PartException {@code NO_ANSWER} when the device does not acknowledge
     */
    void write(byte... bytes) throws PartException;

    /**
     * Reads one byte and forgets it, to learn whether somebody is there. A PCF8574 says what is on
     * its port (data sheet, "Reading from a port") and an SSD1306 or SH1106 its status: nothing
     * changes in them.
     *
     * @throws PartException {@code NO_ANSWER} when the device does not acknowledge
     */
    void ask() throws PartException;

    @Override
    void close();
  }

  /** A pin that sounds. */
  interface Whistle extends AutoCloseable {

    /**
     * Sounds until told otherwise.
     *
     * @param hertz 20 to 20,000; 0 is silence
     */
    void sound(int hertz) throws PartException;

    @Override
    void close();
  }
}
