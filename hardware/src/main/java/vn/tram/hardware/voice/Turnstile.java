package vn.tram.hardware.voice;

import java.time.Duration;
import java.util.OptionalInt;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/**
 * The relay of a turnstile or door opener. It is on after a green answer only, for as long as the
 * board file says, and never longer than {@link #LONGEST} at a stretch: greens that follow each
 * other extend the time up to that bound, then it is off for a second before the next may pass. A
 * refusal, and a gate that cannot go on, shut it at once; it is off at the start, at the end and
 * after a failure. A second thread switches it off should the first one be stuck.
 *
 * <p>What no program can do: when the kernel stops, or this process is killed, while the relay is
 * on, a Raspberry Pi keeps the level of the pin (its kernel's {@code
 * pinctrl_bcm2835.persist_gpio_outputs}) until the program runs again, which begins by switching
 * off. {@code dtparam=strict_gpiod} in {@code config.txt} lets the pin of a killed process go; only
 * a relay that drops by itself (a timer or pulse relay) helps against a kernel that stands still.
 */
public final class Turnstile implements Voice, Work {

  /** The longest time on at a stretch. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private final int gpio;
  private final boolean activeLow;
  private final OptionalInt lane;
  private final Pins pins;
  private final Tempo tempo;
  private Latch latch;

  /**
   * A turnstile.
   *
   * @param gpio BCM number
   * @param activeLow whether "on" pulls the pin to ground
   * @param open how long one green opens it; more than 0, at most {@link #LONGEST}
   * @param lane whose answers open it, counted from 0; empty takes the answers of all
   */
  public Turnstile(int gpio, boolean activeLow, Duration open, OptionalInt lane, Pins pins) {
    this(gpio, activeLow, open, lane, pins, new Bell());
  }

  Turnstile(int gpio, boolean activeLow, Duration open, OptionalInt lane, Pins pins, Tempo tempo) {
    if (!open.isPositive() || open.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a turnstile opens for more than 0 and at most " + LONGEST + ", not for " + open);
    }
    this.gpio = gpio;
    this.activeLow = activeLow;
    this.lane = lane;
    this.pins = pins;
    this.tempo = tempo;
    this.latch = Latch.shut(open.toNanos(), tempo.nanos());
  }

  @Override
  public void answer(Tone tone, int lane) {
    if (this.lane.orElse(lane) != lane) {
      return;
    }
    switch (tone) {
      case IN, OUT -> release();
      case REFUSED, FULL, FAULT -> stop();
      // The visitor before may still be on his way.
      case READY, ALREADY, NOT_READ -> {}
    }
  }

  @Override
  public void call(Tone tone) {
    if (tone == Tone.FULL || tone == Tone.FAULT) {
      stop();
    }
  }

  private void release() {
    synchronized (this) {
      long now = tempo.nanos();
      latch = latch.by(now).green(now);
    }
    tempo.ring();
  }

  private void stop() {
    synchronized (this) {
      long now = tempo.nanos();
      latch = latch.by(now).stop(now);
    }
    tempo.ring();
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    Pins.Output output = life.holds(pins.output(gpio, activeLow));
    Guard guard = life.holds(Guard.over(output, tempo::nanos));
    var relay = new Relay(output, guard);
    life.works();
    while (true) {
      tempo.await(move(relay));
    }
  }

  /** Brings the relay to where it has to be; returns for how many nanoseconds that holds. */
  private long move(Relay relay) throws PartException {
    long now = tempo.nanos();
    Latch present;
    synchronized (this) {
      latch = latch.by(now);
      present = latch;
    }
    relay.be(present.on(now), present.opens() + LONGEST.toNanos());
    return present.next(now);
  }

  /** The pin and who watches over it. */
  private static final class Relay {
    private final Pins.Output output;
    private final Guard guard;
    private boolean on;

    Relay(Pins.Output output, Guard guard) {
      this.output = output;
      this.guard = guard;
    }

    void be(boolean wanted, long latest) throws PartException {
      if (wanted == on) {
        return;
      }
      if (wanted) {
        guard.arm(latest);
        output.set(true);
      } else {
        output.set(false);
        guard.disarm();
      }
      on = wanted;
    }
  }
}
