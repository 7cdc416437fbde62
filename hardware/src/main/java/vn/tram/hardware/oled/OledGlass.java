package vn.tram.hardware.oled;

import java.time.Duration;
import java.util.List;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Glass;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/** The chip behind a wire. */
final class OledGlass implements Glass<Dots> {

  /** Of this many beats one sets everything up again. */
  private static final int AGAIN = 5;

  private static final Duration READING = Duration.ofSeconds(2);

  private final Pins.Wire wire;
  private final OledMemory memory;
  private Dots shown = new Dots();
  private int beats;

  OledGlass(OledChip chip, Pins.Wire wire) {
    this.memory = new OledMemory(chip);
    this.wire = wire;
  }

  void begin() throws PartException {
    send(memory.begin());
  }

  @Override
  public List<Dots> pages(Screen screen) {
    return OledLayout.pages(screen);
  }

  @Override
  public Duration reading() {
    return READING;
  }

  @Override
  public void show(Dots page) throws PartException {
    shown = page;
    send(memory.show(page));
  }

  @Override
  public void beat() throws PartException {
    beats++;
    if (beats % AGAIN == 0) {
      send(memory.again(shown));
    } else {
      wire.write(memory.beat());
    }
  }

  @Override
  public void end() throws PartException {
    wire.write(memory.end());
  }

  private void send(List<byte[]> transfers) throws PartException {
    for (byte[] transfer : transfers) {
      wire.write(transfer);
    }
  }
}
