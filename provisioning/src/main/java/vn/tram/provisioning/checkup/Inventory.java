package vn.tram.provisioning.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.camera.CameraSettings;
import vn.tram.hardware.oled.OledSettings;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;
import vn.tram.hardware.pins.Pins;
import vn.tram.hardware.serial.SerialPorts;
import vn.tram.hardware.wedge.Keyboards;

/**
 * What a program can find of a box without being told.
 *
 * @param machine what it is
 * @param serial ports that a scanner may be on
 * @param keyboards of which one may be a scanner
 * @param buses where they can be reached
 * @param camera the command for the Pi's own camera, if it is installed
 */
public record Inventory(
    Machine machine,
    List<SerialPorts.Found> serial,
    List<Keyboards.Keyboard> keyboards,
    List<Bus> buses,
    Optional<String> camera) {

  /** Where displays may be: PCF8574, PCF8574A, and pixel glasses among the latter. */
  private static final List<Integer> DISPLAYS =
      IntStream.concat(IntStream.rangeClosed(0x20, 0x27), IntStream.rangeClosed(0x38, 0x3f))
          .boxed()
          .toList();

  /**
   * Where chips may be, after the displays; the addresses before and behind are reserved (NXP
   * UM10204, 3.1.12). Not asked is the one of which i2cdetect(8) warns that a read may lock the
   * bus.
   */
  private static final List<Integer> STRANGERS =
      IntStream.rangeClosed(0x08, 0x77)
          .filter(address -> address != 0x69)
          .boxed()
          .filter(address -> !DISPLAYS.contains(address))
          .toList();

  /** The bus on pins 3 and 5; others are wired to cameras and monitors, which are left alone. */
  private static final int HEADER = 1;

  /** A bus that is well answers for all addresses in much less; a stuck one takes 1 s for each. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Path DEVICES = Path.of("/dev");
  private static final String BUS = "i2c-";

  public Inventory {
    serial = List.copyOf(serial);
    keyboards = List.copyOf(keyboards);
    buses = List.copyOf(buses);
  }

  /**
   * An I2C bus.
   *
   * @param number 1 is {@code /dev/i2c-1}
   * @param displays addresses that answer, of those at which a display may be
   * @param strangers other addresses that answer
   * @param trouble why not all could be asked, if they could not
   */
  public record Bus(
      int number,
      List<Integer> displays,
      List<Integer> strangers,
      Optional<PartException> trouble) {
    public Bus {
      displays = List.copyOf(displays);
      strangers = List.copyOf(strangers);
    }
  }

  /**
   * Looks around.
   *
   * @param environment of the process, for the search path of commands
   */
  public static Inventory of(Machine machine, Pins pins, Map<String, String> environment) {
    return new Inventory(
        machine,
        SerialPorts.found(),
        Keyboards.found(),
        buses(DEVICES).stream().map(number -> scan(number, pins, System::nanoTime)).toList(),
        command(CameraSettings.pi(CameraSettings.LEAST, CameraSettings.LEAST), environment));
  }

  static List<Integer> buses(Path devices) {
    try (Stream<Path> files = Files.list(devices)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(BUS + "\\d{1,3}"))
          .map(name -> Integer.valueOf(name.substring(BUS.length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      // Without devices there are no buses.
      return List.of();
    }
  }

  /**
   * Who answers. Each address is asked for one byte, as {@code i2cdetect -r} does, and nothing is
   * written. The default of i2cdetect, an empty write, cannot be had of Java, and it asks for a
   * byte, too, where memory chips may be.
   *
   * @param nanoTime a clock that only goes forward
   */
  static Bus scan(int number, Pins pins, LongSupplier nanoTime) {
    List<Integer> displays = new ArrayList<>();
    List<Integer> strangers = new ArrayList<>();
    long until = nanoTime.getAsLong() + PATIENCE.toNanos();
    try {
      for (int address : DISPLAYS) {
        ask(pins, number, address, nanoTime.getAsLong() < until, displays);
      }
      for (int address : number == HEADER ? STRANGERS : List.<Integer>of()) {
        ask(pins, number, address, nanoTime.getAsLong() < until, strangers);
      }
    } catch (PartException e) {
      return new Bus(number, displays, strangers, Optional.of(e));
    }
    return new Bus(number, displays, strangers, Optional.empty());
  }

  private static void ask(
      Pins pins, int number, int address, boolean inTime, List<Integer> answering)
      throws PartException {
    if (!inTime) {
      throw new PartException(Fault.NO_ANSWER, DEVICES.resolve(BUS + number).toString());
    }
    try (Pins.Wire wire = pins.wire(number, address)) {
      wire.ask();
      answering.add(address);
    } catch (PartException e) {
      if (e.fault() == Fault.IN_USE) {
        // A driver of the kernel has it, so it is there.
        answering.add(address);
      } else if (e.fault() != Fault.NO_ANSWER) {
        throw e;
      }
    }
  }

  private static Optional<String> command(
      CameraSettings settings, Map<String, String> environment) {
    String name = settings.command().getFirst();
    return Stream.of(environment.getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .filter(folder -> Files.isExecutable(Path.of(folder, name)))
        .findFirst()
        .map(_ -> name);
  }

  /** A board file of what was found, to begin with. */
  public List<String> fragment() {
    List<String> lines = new ArrayList<>();
    lines.add("board: auto");
    lines.add("parts:");
    int scanners = 0;
    for (SerialPorts.Found each : serial) {
      lines.add(entry("scanner", ++scanners, "kind: serial, device: " + quoted(each.device())));
    }
    for (Keyboards.Keyboard each : keyboards) {
      lines.add(entry("scanner", ++scanners, "kind: wedge, device: " + quoted(each.device())));
    }
    int screens = 0;
    for (Bus bus : buses) {
      for (int address : bus.displays()) {
        String place = "bus: %d, address: 0x%02x".formatted(bus.number(), address);
        boolean pixels = OledSettings.answersAt(address);
        lines.add(
            entry(
                "screen",
                ++screens,
                pixels
                    ? "kind: oled, " + place + ", chip: ssd1306"
                    : "kind: lcd, " + place + ", size: 16x2"));
      }
    }
    if (camera.isPresent()) {
      lines.add(entry("camera", 1, "kind: camera"));
    }
    if (lines.size() == 2) {
      lines.add(entry("virtual", 1, "kind: virtual"));
    }
    return List.copyOf(lines);
  }

  /** Whether there may be a pixel glass; which chip is behind it cannot be asked. */
  boolean pixels() {
    return buses.stream().flatMap(bus -> bus.displays().stream()).anyMatch(OledSettings::answersAt);
  }

  private static String entry(String name, int number, String settings) {
    return "  %s-%d: {%s}".formatted(name, number, settings);
  }

  /** A device's name may hold what means something in YAML. */
  private static String quoted(Path device) {
    return "\"" + device.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
