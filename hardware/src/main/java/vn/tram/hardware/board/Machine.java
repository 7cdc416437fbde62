package vn.tram.hardware.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The machine that the box is.
 *
 * @param says what it calls itself, never empty
 */
public record Machine(String says) {

  private static final Path DEVICE_TREE = Path.of("/proc/device-tree/model");
  private static final int LONGEST = 64;

  public Machine {
    if (says.isBlank()) {
      throw new IllegalArgumentException("a machine calls itself something");
    }
  }

  /** This one. Where the kernel has no device tree, it is called by its processor. */
  public static Machine here() {
    return new Machine(read(DEVICE_TREE).orElseGet(() -> System.getProperty("os.arch")));
  }

  private static Optional<String> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      String model = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      return Optional.of(model.replace("\0", "").strip()).filter(says -> !says.isEmpty());
    } catch (IOException e) {
      // No board that this program knows is without it, so there is nothing more to tell.
      return Optional.empty();
    }
  }

  /** Which board it is; empty where its pins are not known. */
  public Optional<Model> model() {
    return Model.of(says);
  }
}
