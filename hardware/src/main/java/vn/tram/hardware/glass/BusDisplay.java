package vn.tram.hardware.glass;

import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/** A glass on the wall, whatever chip is behind it. */
public final class BusDisplay implements Display, Work {

  private final Chip chip;
  private final Pins pins;
  private final Slate slate = new Slate();

  /** A glass that is opened by its keeper. */
  public BusDisplay(Chip chip, Pins pins) {
    this.chip = chip;
    this.pins = pins;
  }

  @Override
  public void show(Screen screen) {
    slate.put(screen);
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    // Not held by the keeper, who would close it before the last words: a write never waits long.
    try (Pins.Wire wire = pins.wire(chip.bus(), chip.address())) {
      Glass<?> glass = chip.begin(wire);
      life.works();
      slate.serve(glass);
    }
  }
}
