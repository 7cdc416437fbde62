package vn.tram.edge.uplink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The kernel's thermometer of the processor.
 *
 * @param file where the kernel shows thousandths of a degree Celsius
 */
record Thermometer(Path file) {

  static Thermometer ofProcessor() {
    return new Thermometer(Path.of("/sys/class/thermal/thermal_zone0/temp"));
  }

  /** Tenths of a degree Celsius; nothing where there is no thermometer. */
  OptionalInt tenths() {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(file).strip()) / 100);
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
