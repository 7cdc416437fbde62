package vn.tram.edge.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The first real-time clock that the kernel knows.
 *
 * @param seconds the kernel's file with the seconds since 1970 that it shows
 */
public record LinuxHardwareClock(Path seconds) implements HardwareClock {

  /** The clock of this machine, if it has one. */
  public static HardwareClock ofThisMachine() {
    return new LinuxHardwareClock(Path.of("/sys/class/rtc/rtc0/since_epoch"));
  }

  @Override
  public Optional<Instant> shown() {
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(Files.readString(seconds).strip())));
    } catch (IOException | NumberFormatException | DateTimeException e) {
      // No clock, no answer from its chip, or a date that the chip itself calls invalid.
      return Optional.empty();
    }
  }
}
