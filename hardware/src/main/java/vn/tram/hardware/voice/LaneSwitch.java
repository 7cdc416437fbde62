package vn.tram.hardware.voice;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/** A switch that says which way its lane goes now: closed is out, open is in. */
public final class LaneSwitch implements Supplier<Heading>, Work {

  private final int gpio;
  private final boolean activeLow;
  private final int lane;
  private final Pins pins;
  private final BlockingQueue<PartException> troubles = new ArrayBlockingQueue<>(1);
  private volatile Optional<Pins.Input> contact = Optional.empty();

  /**
   * A switch.
   *
   * @param gpio BCM number
   * @param activeLow whether the closed switch pulls the pin to ground
   * @param lane counted from 0
   */
  public LaneSwitch(int gpio, boolean activeLow, int lane, Pins pins) {
    this.gpio = gpio;
    this.activeLow = activeLow;
    this.lane = lane;
    this.pins = pins;
  }

  /** Where it is; counted from 0. */
  public int lane() {
    return lane;
  }

  /** Where it stands now; {@link Heading#UNSAID} while it does not work. */
  @Override
  public Heading get() {
    Optional<Pins.Input> present = contact;
    if (present.isEmpty()) {
      return Heading.UNSAID;
    }
    try {
      return present.get().on() ? Heading.OUT : Heading.IN;
    } catch (PartException e) {
      // The part's own thread tells it and tries again; one trouble is as good as many.
      troubles.offer(e);
      return Heading.UNSAID;
    }
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    troubles.clear();
    Pins.Input input = life.holds(pins.input(gpio, activeLow, _ -> {}));
    input.on();
    contact = Optional.of(input);
    try {
      life.works();
      throw troubles.take();
    } finally {
      contact = Optional.empty();
    }
  }
}
