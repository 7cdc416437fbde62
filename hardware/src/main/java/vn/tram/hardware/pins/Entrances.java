package vn.tram.hardware.pins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.tram.hardware.board.Model;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/**
 * The files by which a program reaches pins and buses. They are looked at before they are used:
 * what the C library says of a failure comes in the machine's language, and is no code that a
 * program could read.
 *
 * @param root {@code /}
 * @param usable whether this program may read and write a file
 * @param patience how long udev may take to hand over what the kernel has just made
 */
record Entrances(Path root, Predicate<Path> usable, Duration patience) {

  /** The group that owns GPIO and PWM on Raspberry Pi OS, by its udev rules. */
  private static final String PINS = "gpio";

  private static final String BUSES = "i2c";

  /** What is written of a PWM channel. */
  private static final List<String> CHANNEL = List.of("period", "duty_cycle", "polarity", "enable");

  /** The GPIO chips, all of which libgpiod opens when it looks for the right one. */
  void gpio() throws PartException {
    List<Path> chips = list(root.resolve("dev"), "gpiochip");
    if (chips.isEmpty()) {
      throw new PartException(Fault.NOT_FOUND, "/dev/gpiochip0");
    }
    for (Path chip : chips) {
      allowed(chip, PINS);
    }
  }

  /**
   * A bus, and an address on it.
   *
   * @throws PartException also where a driver of the kernel has the device: writing to it through
   *     the bus file is refused then
   */
  void wire(int bus, int address) throws PartException {
    Path file = bus(bus);
    if (!Files.exists(file)) {
      throw bus == 1
          ? new PartException(Fault.SWITCHED_OFF, "I2C", "dtparam=i2c_arm=on")
          : new PartException(Fault.NOT_FOUND, shown(file));
    }
    allowed(file, BUSES);
    String device = String.format(Locale.ROOT, "sys/bus/i2c/devices/%d-%04x/driver", bus, address);
    if (Files.exists(root.resolve(device))) {
      throw new PartException(Fault.IN_USE, place(bus, address));
    }
  }

  boolean there(int bus) {
    return Files.exists(bus(bus));
  }

  private Path bus(int bus) {
    return root.resolve("dev/i2c-" + bus);
  }

  /** How people are told of a device on a bus. */
  static String place(int bus, int address) {
    return String.format(Locale.ROOT, "0x%02x on bus %d", address, bus);
  }

  /** Where the PWM chips are. */
  Path pwm() {
    return root.resolve("sys/class/pwm");
  }

  /**
   * The number of the PWM chip of the header's pins. It is known by where its registers are, for
   * numbers change with the kernel and with the fan: BCM2835 ARM Peripherals, 9.6 (PWM at offset
   * 0x20c000), and RP1 Peripherals, 2.3 (PWM0 at 0x98000).
   */
  int pwmChip(Model model, int gpio) throws PartException {
    String registers = model == Model.PI5 ? "1f00098000.pwm" : "20c000.pwm";
    for (Path chip : list(pwm(), "pwmchip")) {
      if (registers(chip).contains(registers)) {
        allowed(chip.resolve("export"), PINS);
        return Integer.parseInt(chip.getFileName().toString().substring("pwmchip".length()));
      }
    }
    throw new PartException(Fault.SWITCHED_OFF, "PWM GPIO" + gpio, overlay(gpio));
  }

  /** The files of a channel that was exported, perhaps just now; waits for udev. */
  void pwmChannel(int chip, int channel) throws PartException {
    Path folder = pwm().resolve("pwmchip" + chip).resolve("pwm" + channel);
    List<Path> files = CHANNEL.stream().map(folder::resolve).toList();
    Optional<Path> closed = new Handover(usable, patience).await(folder, files);
    if (closed.isPresent()) {
      throw forbidden(closed.get(), PINS);
    }
  }

  /**
   * The line that puts PWM on a pin, for all boards: the numbers are the BCM2835's also where an
   * RP1 does the work (boot/overlays/README, "pwm").
   */
  private static String overlay(int gpio) {
    return "dtoverlay=pwm,pin=" + gpio + ",func=" + (gpio < 18 ? 4 : 2);
  }

  private static String registers(Path chip) {
    try {
      return chip.toRealPath().toString();
    } catch (IOException e) {
      // It went away since it was listed.
      return "";
    }
  }

  private void allowed(Path file, String group) throws PartException {
    if (!usable.test(file)) {
      throw forbidden(file, group);
    }
  }

  private PartException forbidden(Path file, String group) {
    return new PartException(Fault.FORBIDDEN, shown(file), group);
  }

  private String shown(Path file) {
    return "/" + root.relativize(file);
  }

  private static List<Path> list(Path folder, String prefix) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
    } catch (IOException e) {
      // A folder that is not there or not to be read has nothing that could be used.
      return List.of();
    }
  }
}
