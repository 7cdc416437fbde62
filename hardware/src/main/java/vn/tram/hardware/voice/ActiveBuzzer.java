package vn.tram.hardware.voice;

import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/** A buzzer with an oscillator of its own: it knows one pitch and sounds while its pin is on. */
public final class ActiveBuzzer implements Voice, Work {

  private final int gpio;
  private final boolean activeLow;
  private final Pins pins;
  private final Player<Boolean> player;

  /**
   * A buzzer for all lanes.
   *
   * @param gpio BCM number
   * @param activeLow whether "on" pulls the pin to ground
   */
  public ActiveBuzzer(int gpio, boolean activeLow, Pins pins) {
    this(gpio, activeLow, pins, new Bell());
  }

  ActiveBuzzer(int gpio, boolean activeLow, Pins pins, Tempo tempo) {
    this.gpio = gpio;
    this.activeLow = activeLow;
    this.pins = pins;
    this.player = new Player<>(false, tempo);
  }

  @Override
  public void answer(Tone tone, int lane) {
    player.say(Score.rhythm(tone));
  }

  /** Sounds once: a gate that beeps all night is switched off by its neighbours. */
  @Override
  public void call(Tone tone) {
    player.say(Score.rhythm(tone));
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    Pins.Output output = life.holds(pins.output(gpio, activeLow));
    life.works();
    player.play(output::set);
  }
}
