package vn.tram.hardware.wedge;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.box.Held;
import vn.tram.hardware.box.Scan;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.box.Unreadable;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;

/** A USB scanner that plays a keyboard; nobody else hears it while it is served. */
public final class WedgeScanner implements Work {

  private final Path device;
  private final Grab grab;
  private final int lane;
  private final LongSupplier bootMillis;
  private final Consumer<Sight> sink;
  private final Held<String> held = new Held<>();

  /** It is the same scanner after most replugs; and if not, {@link Keys} finds out. */
  private Ending ending = Ending.UNKNOWN;

  /**
   * The scanner of one lane.
   *
   * @param device its event device; {@code /dev/input/by-id/…-event-kbd} stays the same over an
   *     unplug
   * @param lane 0 or more
   * @param bootMillis milliseconds since the kernel booted
   * @param sink gets every card, and {@link Unreadable} for each scan that was torn, on the
   *     scanner's own thread; what is shown while it answers is read by another one, and waits
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
  public void serve(Life life) throws PartException, InterruptedException {
    Ear ear = life.holds(Ear.open(device, grab, bootMillis));
    Keys keys = new Keys(ending, this::take);
    life.works();
    try {
      while (!life.over()) {
        hear(life, keys, ear.next());
      }
    } finally {
      ending = keys.ending();
    }
  }

  private static void hear(Life life, Keys keys, Heard heard) throws PartException {
    switch (heard) {
      case Heard.Event(KeyEvent event, long bootMillis) -> keys.event(event, bootMillis);
      case Heard.Quiet(int millis) -> {
        if (keys.pending() && millis >= keys.ending().patience()) {
          keys.pause();
        }
      }
      case Heard.Gone(PartException why) -> {
        if (!life.over()) {
          keys.gone();
        }
        throw why;
      }
    }
  }

  private void take(Keys.Played played) {
    switch (played) {
      case Keys.Torn(long at) -> sink.accept(new Unreadable(Unreadable.Reason.TORN, at, lane));
      case Keys.Text(String text, long at) when held.isNews(text, at) ->
          sink.accept(new Scan(text, at, lane));
      case Keys.Text _ -> {}
    }
  }
}
