package vn.tram.hardware.pins;

import com.pi4j.io.pwm.Pwm;
import java.util.function.Consumer;
import vn.tram.hardware.part.PartException;

/** A pin that sounds. */
final class OpenWhistle extends OpenPin<Pwm> implements Pins.Whistle {

  /** Per cent of a wave that are high: a square wave is the loudest. */
  private static final int DUTY = 50;

  OpenWhistle(int gpio, Pwm pin, Consumer<OpenPin<?>> giver) {
    super(gpio, pin, giver);
  }

  @Override
  public void sound(int hertz) throws PartException {
    use(() -> hertz == 0 ? pin().off() : pin().on(DUTY, hertz));
  }

  @Override
  void rest() {
    pin().off();
  }
}
