package vn.tram.hardware.pins;

import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.library.gpiod.internal.GpioDContext;
import com.pi4j.library.gpiod.internal.GpioLine;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The kernel's: libgpiod for pins, files for buses and PWM. They need no root. */
final class LinuxDrivers implements Drivers {

  @Override
  public DigitalOutputProvider outputs() {
    return GpioDDigitalOutputProvider.newInstance();
  }

  @Override
  public DigitalInputProvider inputs() {
    return GpioDDigitalInputProvider.newInstance();
  }

  @Override
  public I2CProvider wires() {
    return LinuxFsI2CProvider.newInstance();
  }

  @Override
  public PwmProvider whistles(Path folder, int chip) {
    return LinuxFsPwmProvider.newInstance(folder.toString(), chip);
  }

  @Override
  public Optional<String> holder(int gpio) {
    GpioLine line = GpioDContext.getInstance().getOrOpenLine(gpio);
    line.update();
    return line.isUsed()
        ? Optional.of(Objects.requireNonNullElse(line.getConsumer(), "kernel"))
        : Optional.empty();
  }
}
