package vn.tram.hardware.pins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The boards whose pins are known. */
public enum Board {
  /** Raspberry Pi 3, all models. */
  PI3,
  /** Raspberry Pi 4, 400 and Compute Module 4. */
  PI4,
  /** Raspberry Pi 5, 500 and Compute Module 5: their pins hang on a chip of their own, the RP1. */
  PI5,
  /** Raspberry Pi Zero 2 W. */
  ZERO2W;

  /** As the board file calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The board that the kernel calls so, like "Raspberry Pi 4 Model B Rev 1.4". */
  public static Optional<Board> of(String model) {
    String rest = model.strip();
    if (!rest.startsWith("Raspberry Pi ")) {
      return Optional.empty();
    }
    rest = rest.substring("Raspberry Pi ".length());
    if (rest.startsWith("Compute Module ")) {
      rest = rest.substring("Compute Module ".length());
    }
    if (rest.startsWith("Zero 2 W")) {
      return Optional.of(ZERO2W);
    }
    return switch (rest.split("[ A-Z]", 2)[0]) {
      case "3", "3+" -> Optional.of(PI3);
      case "4", "400" -> Optional.of(PI4);
      case "5", "500", "500+" -> Optional.of(PI5);
      default -> Optional.empty();
    };
  }

  /** What the kernel calls the machine that this program runs on; empty where it says nothing. */
  public static String model() {
    return model(Path.of("/"));
  }

  static String model(Path root) {
    try {
      // The device tree's strings end with a zero byte.
      return Files.readString(root.resolve("proc/device-tree/model"), StandardCharsets.UTF_8)
          .replace("\0", "")
          .strip();
    } catch (IOException e) {
      return "";
    }
  }
}
