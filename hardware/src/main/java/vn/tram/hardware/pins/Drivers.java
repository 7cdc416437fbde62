package vn.tram.hardware.pins;

import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.pwm.PwmProvider;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What drives the pins. It is named and never searched for: Pi4J's own search takes whatever is on
 * the class path, and on a board that it does not know it takes fakes.
 */
interface Drivers {

  DigitalOutputProvider outputs();

  DigitalInputProvider inputs();

  /** A driver with a bus file of its own, and with it a device address of its own. */
  I2CProvider wires();

  /**
   * A driver of one PWM chip.
   *
   * @param folder where the chips are, {@code /sys/class/pwm}
   * @param chip its number
   */
  PwmProvider whistles(Path folder, int chip);

  /** Who holds a line of the GPIO chip, in this process or another. */
  Optional<String> holder(int gpio);
}
