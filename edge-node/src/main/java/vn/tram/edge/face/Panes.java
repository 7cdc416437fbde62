package vn.tram.edge.face;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.Subscription;

/** A display for those who draw it themselves: what is to be seen now, by lane. */
public final class Panes implements Display {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<Integer, Pane> lanes = new HashMap<>();
  private Pane everywhere = new Pane(0, new Screen(Tone.READY, "", "", ""));
  private Pane newest = everywhere;

  /**
   * What is to be seen.
   *
   * @param turn another one for each screen that was shown, also where it says the same
   * @param screen the words
   */
  public record Pane(long turn, Screen screen) {}

  @Override
  public void show(Screen screen) {
    synchronized (this) {
      everywhere = next(screen);
      lanes.clear();
    }
    tell();
  }

  @Override
  public void show(Screen screen, int lane) {
    synchronized (this) {
      lanes.put(lane, next(screen));
    }
    tell();
  }

  private Pane next(Screen screen) {
    newest = new Pane(newest.turn() + 1, screen);
    return newest;
  }

  /** What stands in this lane, or the newest of all lanes. */
  public synchronized Pane pane(OptionalInt lane) {
    return lane.isPresent() ? lanes.getOrDefault(lane.getAsInt(), everywhere) : newest;
  }

  /** Calls the listener after each change; it must return at once. */
  public Subscription listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
