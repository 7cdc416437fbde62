package vn.tram.hardware.voice;

import java.util.OptionalInt;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/**
 * A lamp of one colour, for one lane or for all. It shines for the tones of its colour, each in a
 * rhythm of its own, and is dark for all others; what was called it shows again and again until the
 * gate calls {@link Tone#READY}.
 */
public final class Lamp implements Voice, Work {

  private final Colour colour;
  private final int gpio;
  private final boolean activeLow;
  private final OptionalInt lane;
  private final Pins pins;
  private final Player<Boolean> player;

  /**
   * A lamp.
   *
   * @param gpio BCM number
   * @param activeLow whether "on" pulls the pin to ground
   * @param lane whose answers it shows, counted from 0; empty shows the answers of all
   */
  public Lamp(Colour colour, int gpio, boolean activeLow, OptionalInt lane, Pins pins) {
    this(colour, gpio, activeLow, lane, pins, new Bell());
  }

  Lamp(Colour colour, int gpio, boolean activeLow, OptionalInt lane, Pins pins, Tempo tempo) {
    this.colour = colour;
    this.gpio = gpio;
    this.activeLow = activeLow;
    this.lane = lane;
    this.pins = pins;
    this.player = new Player<>(false, tempo);
  }

  @Override
  public void answer(Tone tone, int lane) {
    if (this.lane.orElse(lane) == lane) {
      player.say(Light.answer(colour, tone));
    }
  }

  @Override
  public void call(Tone tone) {
    player.call(Light.call(colour, tone));
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    Pins.Output output = life.holds(pins.output(gpio, activeLow));
    life.works();
    player.play(output::set);
  }
}
