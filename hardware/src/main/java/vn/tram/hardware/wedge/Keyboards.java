package vn.tram.hardware.wedge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what plays a keyboard on this machine, without opening anything. */
public final class Keyboards {

  private static final Path DEVICES = Path.of("/proc/bus/input/devices");
  private static final Path INPUT = Path.of("/dev/input");

  /** Links whose names stay over an unplug: by what the device is, or else by its socket. */
  private static final List<String> LINKS = List.of("by-id", "by-path");

  private static final Pattern NAME = Pattern.compile("^N: Name=\"(.*)\"$", Pattern.MULTILINE);
  private static final Pattern EVENT =
      Pattern.compile("^H: Handlers=.*\\b(event\\d+)\\b", Pattern.MULTILINE);
  private static final Pattern KINDS = Pattern.compile("^B: EV=([0-9a-f]+)$", Pattern.MULTILINE);

  /** Bit of the kinds of events (linux/input-event-codes.h, EV_REP): keys that repeat. */
  private static final long REPEATS = 1L << 0x14;

  /**
   * A keyboard, or what plays one.
   *
   * @param device path that may stand in the board file
   * @param name as the device calls itself
   */
  public record Keyboard(Path device, String name) {}

  private Keyboards() {}

  /** Those that are plugged in now; none where the kernel has no input devices. */
  public static List<Keyboard> found() {
    return found(DEVICES, INPUT);
  }

  static List<Keyboard> found(Path devices, Path input) {
    if (!Files.isReadable(devices)) {
      return List.of();
    }
    try {
      List<Keyboard> keyboards = new ArrayList<>();
      // A device may call itself by bytes that are no UTF-8.
      String all = new String(Files.readAllBytes(devices), StandardCharsets.UTF_8);
      for (String device : all.split("\n\n")) {
        keyboard(device, input).ifPresent(keyboards::add);
      }
      return List.copyOf(keyboards);
    } catch (IOException e) {
      // It changed while it was read: whoever looks again sees more.
      return List.of();
    }
  }

  /** Power buttons and remote controls have keys, too; only keyboards repeat them. */
  private static Optional<Keyboard> keyboard(String device, Path input) throws IOException {
    Matcher name = NAME.matcher(device);
    Matcher event = EVENT.matcher(device);
    Matcher kinds = KINDS.matcher(device);
    boolean whole = name.find() && event.find() && kinds.find();
    if (!whole || (Long.parseUnsignedLong(kinds.group(1), 16) & REPEATS) == 0) {
      return Optional.empty();
    }
    Path node = input.resolve(event.group(1));
    for (String links : LINKS) {
      Optional<Path> link = link(input.resolve(links), node);
      if (link.isPresent()) {
        return Optional.of(new Keyboard(link.get(), name.group(1)));
      }
    }
    return Optional.of(new Keyboard(node, name.group(1)));
  }

  private static Optional<Path> link(Path links, Path node) throws IOException {
    if (!Files.isDirectory(links)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(links)) {
      return all.sorted().filter(link -> pointsTo(link, node)).findFirst();
    }
  }

  private static boolean pointsTo(Path link, Path node) {
    try {
      return Files.isSymbolicLink(link)
          && link.resolveSibling(Files.readSymbolicLink(link)).normalize().equals(node);
    } catch (IOException e) {
      // Unplugged meanwhile.
      return false;
    }
  }
}
