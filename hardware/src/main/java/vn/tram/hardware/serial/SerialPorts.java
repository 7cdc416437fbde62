package vn.tram.hardware.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the serial ports of this machine, without opening anything. */
public final class SerialPorts {

  private static final Path DEVICES = Path.of("/dev");

  /** The two wires of the header of a Raspberry Pi, where they are switched on. */
  private static final String HEADER = "serial0";

  /**
   * The socket for debugging of a Raspberry Pi 5, where serial0 points to (Raspberry Pi
   * documentation, "Configure UARTs"): it speaks to the kernel, and no scanner fits it.
   */
  private static final String DEBUG = "ttyAMA10";

  private static final String LINKS = "serial/by-id";

  /**
   * A serial port.
   *
   * @param device path that may stand in the board file
   * @param name what is there, as far as the kernel knows
   */
  public record Found(Path device, String name) {}

  private SerialPorts() {}

  /** Those that are there now. */
  public static List<Found> found() {
    List<Found> ports = new ArrayList<>();
    for (SerialPort port : SerialPort.getCommPorts()) {
      ports.add(new Found(Path.of(port.getSystemPortPath()), port.getDescriptivePortName()));
    }
    return named(ports, DEVICES);
  }

  /** Under the names that stay over an unplug, where there are such. */
  static List<Found> named(List<Found> ports, Path devices) {
    return ports.stream()
        .filter(port -> !port.device().endsWith(DEBUG))
        .map(port -> new Found(link(port.device(), devices).orElse(port.device()), port.name()))
        .distinct()
        .toList();
  }

  private static Optional<Path> link(Path port, Path devices) {
    try (Stream<Path> all =
        Files.isDirectory(devices.resolve(LINKS))
            ? Files.list(devices.resolve(LINKS))
            : Stream.empty()) {
      return Stream.concat(all.sorted(), Stream.of(devices.resolve(HEADER)))
          .filter(link -> pointsTo(link, port))
          .findFirst();
    } catch (IOException e) {
      // Unplugged meanwhile.
      return Optional.empty();
    }
  }

  private static boolean pointsTo(Path link, Path port) {
    try {
      return Files.isSymbolicLink(link)
          && link.resolveSibling(Files.readSymbolicLink(link)).normalize().equals(port.normalize());
    } catch (IOException e) {
      return false;
    }
  }
}
