package vn.tram.hardware.glass;

import java.time.Duration;
import java.util.List;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.part.PartException;

/**
 * A glass that hangs on a bus and has been set up.
 *
 * @param <P> what it shows at a time
 */
public interface Glass<P> {

  /** The pages on which it says this, in their order; at least one, the first with the title. */
  List<P> pages(Screen screen);

  /** How long a page stays where there are several: about as long as it takes to read it. */
  Duration reading();

  /** Shows this page and nothing else. */
  void show(P page) throws PartException, InterruptedException;

  /**
   * Writes something small that changes nothing to see. A glass never speaks by itself: that it is
   * gone is only noticed by writing to it.
   */
  void beat() throws PartException, InterruptedException;

  /** Goes dark: a gate that has ended invites nobody. */
  void end() throws PartException, InterruptedException;
}
