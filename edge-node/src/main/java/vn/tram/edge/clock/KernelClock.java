package vn.tram.edge.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The clocks of a Linux kernel: one that counts since it booted, also while the machine sleeps, and
 * that nobody sets or slews; the boot id that it drew; and the wall clock while something like
 * chrony sets it.
 */
public final class KernelClock implements BootClock, ServedClock {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final UUID boot;
  private final Kernel kernel = new Kernel();

  private KernelClock(UUID boot) {
    this.boot = boot;
  }

  /**
   * The machine's clock. Where there is no such kernel (a developer's Windows or macOS), a clock
   * that counts since this program started, with a boot id of its own: each start is a boot then.
   */
  public static BootClock ofThisMachine() {
    try {
      return new KernelClock(UUID.fromString(Files.readString(BOOT_ID).strip()));
    } catch (IOException e) {
      return new ProcessClock();
    }
  }

  @Override
  public UUID boot() {
    return boot;
  }

  @Override
  public long millis() {
    return kernel.bootMillis();
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public boolean disciplined() {
    return kernel.wallState().synchronised();
  }

  @Override
  public Optional<Served> served() {
    long before = millis();
    Kernel.WallState state = kernel.wallState();
    long after = millis();
    return state.synchronised()
        ? Optional.of(
            new Served(before, state.wall(), state.maxError().plusMillis(after - before + 1)))
        : Optional.empty();
  }
}
