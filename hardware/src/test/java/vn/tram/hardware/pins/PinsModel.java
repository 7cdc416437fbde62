package vn.tram.hardware.pins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/**
 * Pins and buses without a board: it remembers every level with the time at which it came, lets a
 * test press contacts and plug chips in and out, and breaks what it is told to break. A level is
 * electrical: {@code true} is 3.3 V, whatever "on" means. Safe for use by several threads.
 */
public final class PinsModel implements Pins {

  private final LongSupplier nanos;
  private final Map<Integer, List<Level>> levels = new HashMap<>();
  private final Map<Integer, List<Pitch>> pitches = new HashMap<>();
  private final Map<Integer, Boolean> contacts = new HashMap<>();
  private final Map<Integer, Consumer<Boolean>> listeners = new HashMap<>();
  private final Map<Integer, Fault> broken = new HashMap<>();
  private final Map<String, Consumer<byte[]>> chips = new HashMap<>();
  private final Set<Integer> open = new HashSet<>();
  private int wires;

  /** A model whose times are the machine's. */
  public PinsModel() {
    this(System::nanoTime);
  }

  /** A model with a clock of its own. */
  public PinsModel(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * A pin took a level.
   *
   * @param nanos when
   * @param high whether it is 3.3 V since then
   */
  public record Level(long nanos, boolean high) {}

  /**
   * A pin took a pitch.
   *
   * @param nanos when
   * @param hertz since then; 0 is silence
   */
  public record Pitch(long nanos, int hertz) {}

  // What a test sees.

  /** The levels that an output had, oldest first; one that repeats its predecessor is left out. */
  public synchronized List<Level> levels(int gpio) {
    return List.copyOf(levels.getOrDefault(gpio, List.of()));
  }

  /** Whether a pin that was opened as an output is at 3.3 V now. */
  public synchronized boolean high(int gpio) {
    List<Level> all = levels.getOrDefault(gpio, List.of());
    return !all.isEmpty() && all.getLast().high();
  }

  /** The pitches that a whistle had, oldest first. */
  public synchronized List<Pitch> pitches(int gpio) {
    return List.copyOf(pitches.getOrDefault(gpio, List.of()));
  }

  /** What a whistle sounds now; 0 is silence. */
  public synchronized int hertz(int gpio) {
    List<Pitch> all = pitches.getOrDefault(gpio, List.of());
    return all.isEmpty() ? 0 : all.getLast().hertz();
  }

  /** Whether somebody holds the pin. */
  public synchronized boolean held(int gpio) {
    return open.contains(gpio);
  }

  /** How many wires are held. */
  public synchronized int wires() {
    return wires;
  }

  // What a test does.

  /** Closes a contact: a button is pressed, a switch is turned on. */
  public void press(int gpio) {
    contact(gpio, true);
  }

  /** Opens a contact. */
  public void release(int gpio) {
    contact(gpio, false);
  }

  private void contact(int gpio, boolean on) {
    Consumer<Boolean> listener;
    synchronized (this) {
      if (Boolean.valueOf(on).equals(contacts.put(gpio, on))) {
        return;
      }
      listener = listeners.getOrDefault(gpio, _ -> {});
    }
    listener.accept(on);
  }

  /** Hangs a chip on a bus; it is handed each transfer. */
  public synchronized void plug(int bus, int address, Consumer<byte[]> chip) {
    chips.put(place(bus, address), chip);
  }

  /** Takes it away: nothing answers there any more. */
  public synchronized void unplug(int bus, int address) {
    chips.remove(place(bus, address));
  }

  /** From now on the pin fails at opening and at every use. */
  public synchronized void fail(int gpio, Fault fault) {
    broken.put(gpio, fault);
  }

  /** The pin works again. */
  public synchronized void repair(int gpio) {
    broken.remove(gpio);
  }

  // What a driver does.

  @Override
  public synchronized Output output(int gpio, boolean activeLow) throws PartException {
    take(gpio);
    level(gpio, activeLow);
    return new Output() {
      private boolean closed;

      @Override
      public void set(boolean on) throws PartException {
        synchronized (PinsModel.this) {
          use(gpio, closed);
          level(gpio, on != activeLow);
        }
      }

      @Override
      public void close() {
        synchronized (PinsModel.this) {
          if (!closed) {
            closed = true;
            level(gpio, activeLow);
            open.remove(gpio);
          }
        }
      }
    };
  }

  @Override
  public synchronized Input input(int gpio, boolean activeLow, Consumer<Boolean> sink)
      throws PartException {
    take(gpio);
    listeners.put(gpio, sink);
    return new Input() {
      private boolean closed;

      @Override
      public boolean on() throws PartException {
        synchronized (PinsModel.this) {
          use(gpio, closed);
          return contacts.getOrDefault(gpio, false);
        }
      }

      @Override
      public void close() {
        synchronized (PinsModel.this) {
          if (!closed) {
            closed = true;
            listeners.remove(gpio);
            open.remove(gpio);
          }
        }
      }
    };
  }

  @Override
  public synchronized Wire wire(int bus, int address) {
    wires++;
    return new Wire() {
      private boolean closed;

      @Override
      public void write(byte... bytes) throws PartException {
        chip().accept(bytes.clone());
      }

      @Override
      public void ask() throws PartException {
        chip();
      }

      private Consumer<byte[]> chip() throws PartException {
        synchronized (PinsModel.this) {
          if (closed || !chips.containsKey(place(bus, address))) {
            throw new PartException(Fault.NO_ANSWER, place(bus, address));
          }
          return chips.get(place(bus, address));
        }
      }

      @Override
      public void close() {
        synchronized (PinsModel.this) {
          if (!closed) {
            closed = true;
            wires--;
          }
        }
      }
    };
  }

  @Override
  public synchronized Whistle whistle(int gpio) throws PartException {
    take(gpio);
    pitch(gpio, 0);
    return new Whistle() {
      private boolean closed;

      @Override
      public void sound(int hertz) throws PartException {
        synchronized (PinsModel.this) {
          use(gpio, closed);
          pitch(gpio, hertz);
        }
      }

      @Override
      public void close() {
        synchronized (PinsModel.this) {
          if (!closed) {
            closed = true;
            pitch(gpio, 0);
            open.remove(gpio);
          }
        }
      }
    };
  }

  /** A driver closes its own pins. */
  @Override
  public void close() {}

  private void take(int gpio) throws PartException {
    use(gpio, false);
    if (!open.add(gpio)) {
      throw new PartException(Fault.IN_USE, "GPIO" + gpio);
    }
  }

  private void use(int gpio, boolean closed) throws PartException {
    if (broken.containsKey(gpio)) {
      throw new PartException(broken.get(gpio), "GPIO" + gpio);
    }
    if (closed) {
      throw new PartException(Fault.LOST, "GPIO" + gpio);
    }
  }

  private void level(int gpio, boolean high) {
    List<Level> all = levels.computeIfAbsent(gpio, _ -> new ArrayList<>());
    if (all.isEmpty() || all.getLast().high() != high) {
      all.add(new Level(nanos.getAsLong(), high));
    }
  }

  private void pitch(int gpio, int hertz) {
    List<Pitch> all = pitches.computeIfAbsent(gpio, _ -> new ArrayList<>());
    if (all.isEmpty() || all.getLast().hertz() != hertz) {
      all.add(new Pitch(nanos.getAsLong(), hertz));
    }
  }

  private static String place(int bus, int address) {
    return String.format(Locale.ROOT, "0x%02x on bus %d", address, bus);
  }
}
