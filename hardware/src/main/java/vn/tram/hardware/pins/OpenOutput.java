package vn.tram.hardware.pins;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.function.Consumer;
import vn.tram.hardware.part.PartException;

/** A pin that drives something. */
final class OpenOutput extends OpenPin<DigitalOutput> implements Pins.Output {

  private final DigitalState on;

  OpenOutput(int gpio, DigitalOutput pin, DigitalState on, Consumer<OpenPin<?>> giver) {
    super(gpio, pin, giver);
    this.on = on;
  }

  @Override
  public void set(boolean wanted) throws PartException {
    use(() -> pin().state(wanted ? on : DigitalState.getInverseState(on)));
  }

  @Override
  void rest() {
    pin().state(DigitalState.getInverseState(on));
  }
}
