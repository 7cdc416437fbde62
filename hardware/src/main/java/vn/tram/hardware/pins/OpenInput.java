package vn.tram.hardware.pins;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.function.Consumer;
import vn.tram.hardware.part.PartException;

/** A pin that hears a contact. */
final class OpenInput extends OpenPin<DigitalInput> implements Pins.Input {

  private final DigitalState on;

  OpenInput(int gpio, DigitalInput pin, DigitalState on, Consumer<OpenPin<?>> giver) {
    super(gpio, pin, giver);
    this.on = on;
  }

  @Override
  public boolean on() throws PartException {
    return use(pin()::state) == on;
  }

  /** It hears, and drives nothing. */
  @Override
  void rest() {}
}
