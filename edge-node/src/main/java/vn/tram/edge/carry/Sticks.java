package vn.tram.edge.carry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tram.edge.carry.CarryException.Problem;

/**
 * Finds the stick to use: the folder of the settings, or the one USB medium that the machine has
 * mounted. Two are a question for a person, and a fixed disk is no stick wherever it is mounted.
 *
 * @param fixed of the settings; empty to look for one
 * @param mounts the kernel's list of what is mounted, {@code /proc/self/mounts}
 * @param blocks the kernel's block devices, {@code /sys/class/block}
 */
public record Sticks(Optional<Path> fixed, Path mounts, Path blocks) {
  private static final List<Path> PLACES =
      List.of(Path.of("/media"), Path.of("/run/media"), Path.of("/mnt"));

  /** Those of this machine. */
  public static Sticks of(Optional<Path> fixed) {
    return new Sticks(fixed, Path.of("/proc/self/mounts"), Path.of("/sys/class/block"));
  }

  /**
   * The stick.
   *
   * @throws CarryException when there is none, or more than one
   */
  public Stick one() throws CarryException {
    if (fixed.isPresent()) {
      return new Stick(fixed.get());
    }
    List<Path> found = mounted();
    return switch (found.size()) {
      case 0 -> throw new CarryException(Problem.NO_STICK);
      case 1 -> new Stick(found.getFirst());
      default -> throw new CarryException(Problem.MANY_STICKS, found.size());
    };
  }

  List<Path> mounted() {
    List<Path> found = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(mounts)) {
        String[] parts = line.split(" ");
        if (parts.length > 2 && parts[0].startsWith("/dev/") && isUsb(parts[0])) {
          Path place = Path.of(unescaped(parts[1]));
          if (PLACES.stream().anyMatch(above -> place.startsWith(above) && !place.equals(above))) {
            found.add(place);
          }
        }
      }
    } catch (IOException e) {
      // No such list: another kernel. Then only the settings can say.
      return List.of();
    }
    return found;
  }

  /** The kernel shows a device under the bus on which it hangs. */
  private boolean isUsb(String device) throws IOException {
    Path block = blocks.resolve(Path.of(device).getFileName().toString());
    return Files.exists(block) && block.toRealPath().toString().contains("/usb");
  }

  /** The kernel writes spaces and the like as three octal digits. */
  private static String unescaped(String text) {
    return text.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
