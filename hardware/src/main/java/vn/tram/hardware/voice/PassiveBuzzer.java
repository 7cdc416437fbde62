package vn.tram.hardware.voice;

import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/** A piezo disc or small loudspeaker on a pin with PWM: it sounds the pitch that it is given. */
public final class PassiveBuzzer implements Voice, Work {

  private final int gpio;
  private final Pins pins;
  private final Player<Integer> player;

  /**
   * A buzzer for all lanes.
   *
   * @param gpio BCM number of a pin with PWM: 12, 13, 18 or 19
   */
  public PassiveBuzzer(int gpio, Pins pins) {
    this(gpio, pins, new Bell());
  }

  PassiveBuzzer(int gpio, Pins pins, Tempo tempo) {
    this.gpio = gpio;
    this.pins = pins;
    this.player = new Player<>(0, tempo);
  }

  @Override
  public void answer(Tone tone, int lane) {
    player.say(Score.notes(tone));
  }

  /** Sounds once: a gate that beeps all night is switched off by its neighbours. */
  @Override
  public void call(Tone tone) {
    player.say(Score.notes(tone));
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    Pins.Whistle whistle = life.holds(pins.whistle(gpio));
    life.works();
    player.play(whistle::sound);
  }
}
