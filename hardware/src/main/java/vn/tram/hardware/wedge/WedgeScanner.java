package vn.tram.hardware.wedge;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.box.Held;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;

/** A USB scanner that plays a keyboard; nobody else hears it while it is served. */
public final class WedgeScanner implements Work {

  /** Scanners leave up to 50 ms between two keys, and Bluetooth a little more. */
  private static final int PAUSE_MILLIS = 300;

  /** Where Enter ends a text, a pause only tells that the rest will never come: that has time. */
  private static final int LOST_MILLIS = 2_000;

  private final Path device;
  private final Grab grab;
  private final int lane;
  private final LongSupplier bootMillis;
  private final Consumer<Sight> sink;
  private final Held<String> held = new Held<>();

  /**
   * The scanner of one lane.
   *
   * @param device its event device; {@code /dev/input/by-id/…-event-kbd} stays the same over an
   *     unplug
   * @param lane 0 or more
   * @param bootMillis milliseconds since the kernel booted
   * @param sink gets every card, on the scanner's own thread; what is shown while it answers waits
   *     in the buffer of the kernel
   */
  public WedgeScanner(Path device, int lane, LongSupplier bootMillis, Consumer<Sight> sink) {
    this(device, Grab.BY_KERNEL, lane, bootMillis, sink);
  }

  WedgeScanner(Path device, Grab grab, int lane, LongSupplier bootMillis, Consumer<Sight> sink) {
    this.device = device;
    this.grab = grab;
    this.lane = lane;
    this.bootMillis = bootMillis;
    this.sink = sink;
  }

  @Override
  public void serve(Life life) throws PartException {
    Evdev keyboard = life.holds(Evdev.open(device, grab));
    Keys keys = new Keys(this::take);
    life.works();
    while (!life.over()) {
      boolean came =
          keyboard.read(patience(keys), event -> keys.event(event, bootMillis.getAsLong()));
      if (!came) {
        keys.pause();
      }
    }
  }

  private static int patience(Keys keys) {
    if (!keys.pending()) {
      return Evdev.FOR_EVER;
    }
    return keys.endedByEnter() ? LOST_MILLIS : PAUSE_MILLIS;
  }

  private void take(Keys.Text text) {
    if (held.isNews(text.text(), text.bootMillis())) {
      sink.accept(new Scan(text.text(), text.bootMillis(), lane));
    }
  }
}
