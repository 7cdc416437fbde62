package vn.tram.hardware.pins;

import com.pi4j.Pi4J;
import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.boardinfo.util.BoardInfoHelper;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.io.pwm.PwmType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.board.Model;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/**
 * The pins of a Raspberry Pi, through Pi4J: libgpiod for digital pins, the kernel's files for I2C
 * and PWM. Nothing is touched before the first pin is asked for, and on a board that is not known
 * nothing at all.
 *
 * <p>When this process ends without {@link #close} (it is killed, the machine panics), the kernel
 * of Raspberry Pi OS leaves an output at the level it had ({@code
 * pinctrl_bcm2835.persist_gpio_outputs}; {@code dtparam=strict_gpiod} in {@code config.txt} makes
 * it an input again instead), and a whistle goes on sounding. Whoever opens the pin next begins
 * with "off".
 */
public final class BoardPins implements Pins {

  private static final System.Logger LOG = System.getLogger(BoardPins.class.getName());

  /** Contacts bounce for 5 to 20 ms; a change counts once the contact has been quiet for longer. */
  private static final long DEBOUNCE_MICROS = 25_000;

  /** Seconds were seen on a machine that was busy starting; usually it is some milliseconds. */
  private static final Duration UDEV = Duration.ofSeconds(5);

  private final Machine machine;
  private final Entrances entrances;
  private final Drivers drivers;

  // Pi4J's list of what is open is not safe for several threads: whoever opens or gives back has
  // the turn.
  private final Object turn = new Object();
  private final Map<Integer, OpenPin<?>> pins = new HashMap<>();
  private final Set<BusWire> wires = new HashSet<>();
  private Optional<Session> session = Optional.empty();
  private int wiresEver;
  private boolean over;

  private record Session(Context context, DigitalOutputProvider outs, DigitalInputProvider ins) {}

  /** The pins of this machine, whatever it is. */
  public BoardPins() {
    this(Machine.here(), new Entrances(Path.of("/"), Files::isWritable, UDEV), new LinuxDrivers());
  }

  BoardPins(Machine machine, Entrances entrances, Drivers drivers) {
    this.machine = machine;
    this.entrances = entrances;
    this.drivers = drivers;
  }

  @Override
  public Output output(int gpio, boolean activeLow) throws PartException {
    DigitalState on = activeLow ? DigitalState.LOW : DigitalState.HIGH;
    return line(
        gpio,
        pi4j ->
            new OpenOutput(
                gpio,
                pi4j.outs()
                    .create(
                        DigitalOutput.newConfigBuilder(pi4j.context())
                            .id(OpenPin.name(gpio))
                            .address(gpio)
                            .initial(DigitalState.getInverseState(on))
                            .build()),
                on,
                this::give));
  }

  @Override
  public Input input(int gpio, boolean activeLow, Consumer<Boolean> sink) throws PartException {
    DigitalState on = activeLow ? DigitalState.LOW : DigitalState.HIGH;
    return line(
        gpio,
        pi4j -> {
          DigitalInput input =
              pi4j.ins()
                  .create(
                      DigitalInput.newConfigBuilder(pi4j.context())
                          .id(OpenPin.name(gpio))
                          .address(gpio)
                          .pull(activeLow ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
                          .debounce(DEBOUNCE_MICROS)
                          .build());
          input.addListener(event -> sink.accept(event.state() == on));
          return new OpenInput(gpio, input, on, this::give);
        });
  }

  @Override
  public Wire wire(int bus, int address) throws PartException {
    model();
    entrances.wire(bus, address);
    String place = Entrances.place(bus, address);
    synchronized (turn) {
      try {
        Context context = session().context();
        I2CProvider provider = drivers.wires();
        provider.initialize(context);
        I2C device =
            provider.create(
                I2C.newConfigBuilder(context)
                    .id(place + " #" + ++wiresEver)
                    .bus(bus)
                    .device(address)
                    .build());
        var wire = new BusWire(device, place, () -> entrances.there(bus), w -> give(w, provider));
        wires.add(wire);
        return wire;
      } catch (RuntimeException e) {
        throw new PartException(e, Fault.NOT_FOUND, place);
      } catch (LinkageError e) {
        throw noLibrary(e);
      }
    }
  }

  @Override
  public Whistle whistle(int gpio) throws PartException {
    Model model = model();
    int channel =
        model
            .pwmChannel(gpio)
            .orElseThrow(() -> new PartException(Fault.SETTING_WRONG, "pin", "" + gpio));
    int chip = entrances.pwmChip(model, gpio);
    PwmProvider provider = drivers.whistles(entrances.pwm(), chip);
    OpenWhistle whistle =
        open(
            gpio,
            // What is left to fail here is that the channel is not given out.
            Fault.IN_USE,
            pi4j -> {
              provider.initialize(pi4j.context());
              Pwm pwm =
                  provider.create(
                      Pwm.newConfigBuilder(pi4j.context())
                          .id(OpenPin.name(gpio))
                          .address(channel)
                          .pwmType(PwmType.HARDWARE)
                          .initial(0)
                          // With a last value the channel stays exported, and at the next try its
                          // files are the group's already.
                          .shutdown(0)
                          .build());
              return new OpenWhistle(gpio, pwm, this::give);
            });
    try {
      entrances.pwmChannel(chip, channel);
      return whistle;
    } catch (PartException e) {
      whistle.close();
      throw e;
    }
  }

  @Override
  public void close() {
    List<AutoCloseable> open = new ArrayList<>();
    synchronized (turn) {
      over = true;
      open.addAll(pins.values());
      open.addAll(wires);
    }
    // Without the turn: an output is off before it waits for anything.
    open.forEach(BoardPins::quietly);
    synchronized (turn) {
      session.ifPresent(pi4j -> quietly(pi4j.context()::shutdown));
      session = Optional.empty();
    }
  }

  private Model model() throws PartException {
    return machine
        .model()
        .orElseThrow(() -> new PartException(Fault.UNKNOWN_BOARD, machine.says()));
  }

  /** To be called with the turn. */
  private Session session() throws PartException {
    if (over) {
      throw new PartException(Fault.LOST, machine.says());
    }
    if (session.isEmpty()) {
      teach(model());
      DigitalOutputProvider outputs = drivers.outputs();
      DigitalInputProvider inputs = drivers.inputs();
      Context context = Pi4J.newContextBuilder().noAutoDetect().add(outputs, inputs).build();
      session = Optional.of(new Session(context, outputs, inputs));
    }
    return session.get();
  }

  /** Pi4J knows boards by a list of revisions; one that is newer than the list is told to it. */
  private static void teach(Model model) {
    if (!BoardInfoHelper.runningOnRaspberryPi()) {
      BoardInfoHelper.current()
          .setBoardModel(
              switch (model) {
                case PI3 -> BoardModel.MODEL_3_B;
                case PI4 -> BoardModel.MODEL_4_B;
                case PI5 -> BoardModel.MODEL_5_B;
                case ZERO2W -> BoardModel.ZERO_V2;
              });
    }
  }

  private <P extends OpenPin<?>> P line(int gpio, Function<Session, P> maker) throws PartException {
    model();
    entrances.gpio();
    return open(
        gpio,
        Fault.NOT_FOUND,
        pi4j -> {
          if (drivers.holder(gpio).isPresent()) {
            throw new Held();
          }
          return maker.apply(pi4j);
        });
  }

  private <P extends OpenPin<?>> P open(int gpio, Fault fault, Function<Session, P> maker)
      throws PartException {
    synchronized (turn) {
      try {
        Session pi4j = session();
        if (pins.containsKey(gpio)) {
          throw new Held();
        }
        P pin = maker.apply(pi4j);
        pins.put(gpio, pin);
        return pin;
      } catch (Held e) {
        throw new PartException(e, Fault.IN_USE, OpenPin.name(gpio));
      } catch (RuntimeException e) {
        throw new PartException(e, fault, OpenPin.name(gpio));
      } catch (LinkageError e) {
        throw noLibrary(e);
      }
    }
  }

  /** Pi4J brings its C libraries for the processors of these boards only. */
  private PartException noLibrary(LinkageError e) {
    return new PartException(
        e, Fault.UNKNOWN_BOARD, machine.says() + ", " + System.getProperty("os.arch"));
  }

  private void give(OpenPin<?> pin) {
    synchronized (turn) {
      pins.remove(pin.gpio());
      session.ifPresent(pi4j -> quietly(() -> pi4j.context().shutdown(pin.pin().id())));
    }
  }

  private void give(BusWire wire, I2CProvider provider) {
    synchronized (turn) {
      wires.remove(wire);
      session.ifPresent(
          pi4j -> {
            quietly(() -> pi4j.context().shutdown(wire.id()));
            // Its bus file is its own and is closed with it.
            quietly(() -> provider.shutdown(pi4j.context()));
          });
    }
  }

  private static void quietly(AutoCloseable closing) {
    try {
      closing.close();
    } catch (Exception e) {
      // What is being closed and does not work any more is given up all the same.
      LOG.log(System.Logger.Level.DEBUG, "a pin did not close", e);
    }
  }

  /** Somebody has the pin. */
  private static final class Held extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
