package vn.tram.hardware.voice;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/** A button that somebody presses who is about to leave: the next card in its lane goes out. */
public final class ExitButton implements Supplier<Heading>, Work {

  /** How long a press is good for. */
  public static final Duration GOOD = Duration.ofSeconds(10);

  private static final long NEVER = Long.MIN_VALUE;

  private final int gpio;
  private final boolean activeLow;
  private final int lane;
  private final Pins pins;
  private final LongSupplier nanos;
  private final AtomicLong press = new AtomicLong(NEVER);

  /**
   * A button.
   *
   * @param gpio BCM number
   * @param activeLow whether the button pulls the pin to ground
   * @param lane counted from 0
   */
  public ExitButton(int gpio, boolean activeLow, int lane, Pins pins) {
    this(gpio, activeLow, lane, pins, System::nanoTime);
  }

  ExitButton(int gpio, boolean activeLow, int lane, Pins pins, LongSupplier nanos) {
    this.gpio = gpio;
    this.activeLow = activeLow;
    this.lane = lane;
    this.pins = pins;
    this.nanos = nanos;
  }

  /** Where it is; counted from 0. */
  public int lane() {
    return lane;
  }

  /**
   * {@link Heading#OUT} for the first who asks within {@link #GOOD} of a press, and {@link
   * Heading#UNSAID} for whoever asks after him: a press is for one card, so ask once for each.
   */
  @Override
  public Heading get() {
    long at = press.getAndSet(NEVER);
    return at != NEVER && nanos.getAsLong() - at <= GOOD.toNanos() ? Heading.OUT : Heading.UNSAID;
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    life.holds(pins.input(gpio, activeLow, this::changed));
    life.works();
    new CountDownLatch(1).await();
  }

  private void changed(boolean on) {
    if (on) {
      press.set(nanos.getAsLong());
    }
  }
}
