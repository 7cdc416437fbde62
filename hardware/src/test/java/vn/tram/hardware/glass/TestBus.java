package vn.tram.hardware.glass;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/** A bus with one model of a chip on it, that may be unplugged. */
public final class TestBus implements Pins {

  private final int address;
  private final Consumer<byte[]> chip;
  private final AtomicBoolean dead = new AtomicBoolean();

  /** A bus on which something listens at this address. */
  public TestBus(int address, Consumer<byte[]> chip) {
    this.address = address;
    this.chip = chip;
  }

  /** From now on nobody answers, or somebody does again. */
  public void dead(boolean now) {
    dead.set(now);
  }

  @Override
  public Wire wire(int bus, int wanted) {
    return new Wire() {
      @Override
      public void write(byte... bytes) throws PartException {
        ask();
        synchronized (chip) {
          chip.accept(bytes);
        }
      }

      @Override
      public void ask() throws PartException {
        if (dead.get() || wanted != address) {
          throw new PartException(Fault.NO_ANSWER, "0x%02x".formatted(wanted));
        }
      }

      @Override
      public void close() {
        // A file of the kernel; nothing is to be seen of it on the bus.
      }
    };
  }

  @Override
  public Output output(int gpio, boolean activeLow) {
    throw new UnsupportedOperationException("only a bus");
  }

  @Override
  public Input input(int gpio, boolean activeLow, Consumer<Boolean> sink) {
    throw new UnsupportedOperationException("only a bus");
  }

  @Override
  public Whistle whistle(int gpio) {
    throw new UnsupportedOperationException("only a bus");
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
