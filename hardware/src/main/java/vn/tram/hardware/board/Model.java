package vn.tram.hardware.board;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The boards whose pins are known. What is built around the same chip has the same pins: a Pi 400
 * and a Compute Module 4 (on a board with the header) are a Pi 4, and so on.
 */
public enum Model {
  PI3("3", "Compute Module 3"),
  PI4("4", "400", "Compute Module 4", "Compute Module 4S"),
  PI5("5", "500", "Compute Module 5"),
  ZERO2W("Zero 2");

  private static final String MAKE = "Raspberry Pi ";

  /** The serial line of the header of a Pi 5. */
  static final String HEADER_OF_PI5 = "/dev/ttyAMA0";

  /** In the board file: whichever of them it is. */
  static final String AUTO = "auto";

  private final List<String> titles;

  Model(String... titles) {
    this.titles = List.of(titles);
  }

  /** As the board file calls it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Which board a kernel says that it runs on.
   *
   * @param says the text of the device tree's {@code /model} (Devicetree Specification 2.3.2), for
   *     example "Raspberry Pi 4 Model B Rev 1.4", "Raspberry Pi 3 Model A Plus Rev 1.0" or
   *     "Raspberry Pi Compute Module 5 Lite Rev 1.0": the board, then whatever tells one of its
   *     kind from another
   */
  static Optional<Model> of(String says) {
    return Arrays.stream(values()).filter(model -> model.is(says + " ")).findFirst();
  }

  private boolean is(String says) {
    return titles.stream().anyMatch(title -> says.startsWith(MAKE + title + " "));
  }

  static Optional<Model> named(String key) {
    return Arrays.stream(values()).filter(model -> model.key().equals(key)).findFirst();
  }

  /**
   * The channel of the PWM hardware that a pin of the header gets; pins with the same channel sound
   * the same. BCM2711 ARM Peripherals, 5.3 "Alternative Function Assignments"; RP1 Peripherals, 3.1
   * "GPIO functions".
   *
   * @return empty for a pin without PWM
   */
  public Optional<Integer> pwmChannel(int gpio) {
    return switch (gpio) {
      case 12 -> Optional.of(0);
      case 13 -> Optional.of(1);
      case 18 -> Optional.of(this == PI5 ? 2 : 0);
      case 19 -> Optional.of(this == PI5 ? 3 : 1);
      default -> Optional.empty();
    };
  }

  /**
   * The device files that stand for the serial line of the header, GPIO 14 and 15. On a Pi 5 {@code
   * /dev/serial0} is the socket for debugging (ttyAMA10): Raspberry Pi documentation, "Configure
   * UARTs", "Primary UART".
   */
  Set<String> headerSerial() {
    return this == PI5
        ? Set.of(HEADER_OF_PI5)
        : Set.of("/dev/serial0", "/dev/ttyAMA0", "/dev/ttyS0");
  }

  static List<String> choices() {
    return Stream.concat(Stream.of(AUTO), Arrays.stream(values()).map(Model::key)).toList();
  }
}
