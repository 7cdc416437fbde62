package vn.tram.provisioning.checkup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;

/** Pins on a test bench: it knows which were switched on, and a finger presses every contact. */
final class Bench implements Pins {

  private final Set<Integer> broken;
  private final Map<Integer, Fault> bus;
  private final List<String> moves = new CopyOnWriteArrayList<>();
  private final Set<Integer> open = ConcurrentHashMap.newKeySet();
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  private final Set<Integer> written = ConcurrentHashMap.newKeySet();
  private volatile boolean fingers = true;

  /**
   * A bench.
   *
   * @param broken pins that may not be used
   * @param bus what happens at addresses other than the answering ones, by address; 0 is for all
   */
  Bench(Set<Integer> broken, Map<Integer, Fault> bus) {
    this.broken = broken;
    this.bus = bus;
  }

  Bench() {
    this(Set.of(), Map.of());
  }

  void withoutFingers() {
    fingers = false;
  }

  /** For example "GPIO17 on", in order; each once in a row. */
  List<String> moves() {
    return List.copyOf(moves);
  }

  /** The addresses on a bus that were asked. */
  Set<Integer> asked() {
    return Set.copyOf(asked);
  }

  /** The addresses on a bus to which something was written. */
  Set<Integer> written() {
    return Set.copyOf(written);
  }

  Set<Integer> open() {
    return Set.copyOf(open);
  }

  private void take(int gpio) throws PartException {
    if (broken.contains(gpio)) {
      throw new PartException(Fault.FORBIDDEN, "GPIO" + gpio, "gpio");
    }
    if (!open.add(gpio)) {
      throw new PartException(Fault.IN_USE, "GPIO" + gpio);
    }
  }

  @Override
  public Output output(int gpio, boolean activeLow) throws PartException {
    take(gpio);
    return new Output() {
      @Override
      public void set(boolean on) {
        if (on) {
          moves.add("GPIO" + gpio + " on");
        }
      }

      @Override
      public void close() {
        open.remove(gpio);
      }
    };
  }

  @Override
  public Input input(int gpio, boolean activeLow, Consumer<Boolean> sink) throws PartException {
    take(gpio);
    if (fingers) {
      sink.accept(true);
    }
    return new Input() {
      @Override
      public boolean on() {
        return true;
      }

      @Override
      public void close() {
        open.remove(gpio);
      }
    };
  }

  @Override
  public Wire wire(int number, int address) {
    return new Wire() {
      @Override
      public void write(byte... bytes) throws PartException {
        ask();
        written.add(address);
      }

      @Override
      public void ask() throws PartException {
        asked.add(address);
        if (bus.containsKey(0)) {
          throw new PartException(bus.get(0), "/dev/i2c-" + number, "i2c");
        }
        if (bus.containsKey(address)) {
          throw new PartException(bus.get(address), Integer.toHexString(address));
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Whistle whistle(int gpio) throws PartException {
    take(gpio);
    return new Whistle() {
      @Override
      public void sound(int hertz) {
        if (hertz > 0) {
          moves.add("GPIO" + gpio + " sounds");
        }
      }

      @Override
      public void close() {
        open.remove(gpio);
      }
    };
  }

  @Override
  public void close() {}
}
