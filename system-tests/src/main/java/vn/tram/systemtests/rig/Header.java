package vn.tram.systemtests.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.hardware.pins.PinsModel;

/**
 * The pins of the virtual Pi, from the other side: what hangs on them. The chip is the kernel's
 * gpio-sim; each change of an output is in the kernel's trace (event gpio_value).
 */
final class Header {
  private static final Path TRACE = Path.of("/sys/kernel/tracing/trace");
  private static final Path CHIPS = Path.of("/sys/kernel/debug/gpio");

  /** As in {@code java-210 [001] ..... 12.345678: gpio_value: 529 set 1}. */
  private static final Pattern CHANGE =
      Pattern.compile("(\\d+)\\.(\\d{6}): gpio_value: (\\d+) set ([01])$");

  /** As in {@code gpiochip1: GPIOs 520-577, parent: platform/gpio-sim.0, pinctrl-bcm2711:}. */
  private static final Pattern FIRST =
      Pattern.compile("gpiochip\\d+: GPIOs (\\d+)-.*pinctrl-bcm2711");

  private final Path chip;
  private final int first;

  /**
   * The header.
   *
   * @param chip folder of the simulated chip
   */
  Header(Path chip) throws IOException, Broken {
    this.chip = chip;
    Matcher range = FIRST.matcher(Files.readString(CHIPS));
    Broken.unless(range.find(), CHIPS + " does not say which number the first pin has");
    this.first = Integer.parseInt(range.group(1));
  }

  /** Whether a pin is high now. */
  boolean high(int gpio) throws IOException {
    return Files.readString(chip.resolve("sim_gpio" + gpio).resolve("value")).startsWith("1");
  }

  /** Lays a pin that the Pi listens to onto 3.3 V or ground. */
  void pull(int gpio, boolean up) throws IOException {
    Path pull = chip.resolve("sim_gpio" + gpio).resolve("pull");
    Files.writeString(pull, up ? "pull-up" : "pull-down");
  }

  /** Forgets what was. */
  void forget() throws IOException {
    Files.writeString(TRACE, "");
  }

  /** What the Pi did to a pin since, in nanoseconds of the boot clock, to the microsecond. */
  List<PinsModel.Level> changes(int gpio) throws IOException {
    var levels = new ArrayList<PinsModel.Level>();
    for (String line : Files.readAllLines(TRACE)) {
      Matcher change = CHANGE.matcher(line);
      if (change.find() && Integer.parseInt(change.group(3)) == first + gpio) {
        long nanos =
            Long.parseLong(change.group(1)) * 1_000_000_000
                + Long.parseLong(change.group(2)) * 1_000;
        levels.add(new PinsModel.Level(nanos, change.group(4).equals("1")));
      }
    }
    return levels;
  }
}
