package vn.tram.hardware.pins;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProviderImpl;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProviderImpl;
import com.pi4j.plugin.mock.provider.i2c.MockI2C;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProviderImpl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pi4J's mock pins, asked for by name, with Pi4J's real PWM driver on whatever files there are. */
final class MockDrivers implements Drivers {

  private final Map<Integer, MockDigitalOutput> outputs = new HashMap<>();
  private final Map<Integer, MockDigitalInput> inputs = new HashMap<>();
  private final Set<Integer> held = new HashSet<>();
  private Optional<MockI2C> wire = Optional.empty();
  private boolean deaf;

  MockDigitalOutput output(int gpio) {
    return outputs.get(gpio);
  }

  MockDigitalInput input(int gpio) {
    return inputs.get(gpio);
  }

  /** The device that was opened last. */
  MockI2C wire() {
    return wire.orElseThrow();
  }

  int made() {
    return outputs.size() + inputs.size() + (wire.isPresent() ? 1 : 0);
  }

  /** Another program has the pin. */
  void hold(int gpio) {
    held.add(gpio);
  }

  /** Nothing acknowledges on the bus any more. */
  void fallSilent() {
    deaf = true;
  }

  @Override
  public DigitalOutputProvider outputs() {
    return new MockDigitalOutputProviderImpl() {
      @Override
      public DigitalOutput create(DigitalOutputConfig config) {
        DigitalOutput made = super.create(config);
        outputs.put(config.address(), (MockDigitalOutput) made);
        return made;
      }
    };
  }

  @Override
  public DigitalInputProvider inputs() {
    return new MockDigitalInputProviderImpl() {
      @Override
      public DigitalInput create(DigitalInputConfig config) {
        DigitalInput made = super.create(config);
        inputs.put(config.address(), (MockDigitalInput) made);
        return made;
      }
    };
  }

  @Override
  public I2CProvider wires() {
    return new MockI2CProviderImpl() {
      @Override
      public I2C create(I2CConfig config) {
        var made =
            new MockI2C(this, config) {
              @Override
              public int write(byte[] bytes, int offset, int length) {
                if (deaf) {
                  throw refused();
                }
                return super.write(bytes, offset, length);
              }

              @Override
              public int read() {
                if (deaf) {
                  throw refused();
                }
                return super.read();
              }

              private Pi4JException refused() {
                return new Pi4JException("as LinuxFsI2CBus does", new IOException("EREMOTEIO"));
              }
            };
        context().registry().add(made);
        wire = Optional.of(made);
        return made;
      }
    };
  }

  @Override
  public PwmProvider whistles(Path folder, int chip) {
    return new LinuxDrivers().whistles(folder, chip);
  }

  @Override
  public Optional<String> holder(int gpio) {
    return held.contains(gpio) ? Optional.of("another") : Optional.empty();
  }
}
