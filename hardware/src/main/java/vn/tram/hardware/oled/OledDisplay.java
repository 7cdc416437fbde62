package vn.tram.hardware.oled;

import vn.tram.hardware.box.Display;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Slate;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.part.Work;
import vn.tram.hardware.pins.Pins;

/** A pixel glass on the wall. */
public final class OledDisplay implements Display, Work {

  private final OledSettings settings;
  private final Pins pins;
  private final Slate slate = new Slate();

  /** A glass that is opened by its keeper. */
  public OledDisplay(OledSettings settings, Pins pins) {
    this.settings = settings;
    this.pins = pins;
  }

  @Override
  public void show(Screen screen) {
    slate.put(screen);
  }

  @Override
  public void serve(Life life) throws PartException, InterruptedException {
    // Not held by the keeper, who would close it before the last words: a write never waits long.
    try (Pins.Wire wire = pins.wire(settings.bus(), settings.address())) {
      var glass = new OledGlass(wire);
      glass.begin();
      life.works();
      slate.serve(glass);
    }
  }
}
