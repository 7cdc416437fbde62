package vn.tram.edge.clock;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * The clocks of a Linux kernel: {@code CLOCK_BOOTTIME}, which also counts while the machine sleeps,
 * and the boot id that the kernel drew.
 */
public final class KernelClock implements BootClock {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int CLOCK_BOOTTIME = 7;
  private static final int TIME_ERROR = 5;

  /** More than {@code struct timex} has on any 64-bit Linux; its first word, the modes, stays 0. */
  private static final MemoryLayout TIMEX = MemoryLayout.sequenceLayout(64, ValueLayout.JAVA_LONG);

  private static final MemoryLayout TIMESPEC =
      MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG);

  private final UUID boot;
  private final MethodHandle clockGettime;
  private final MethodHandle adjtimex;
  private final ThreadLocal<MemorySegment> timespec =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(TIMESPEC));

  @SuppressWarnings("restricted") // Calling the kernel is what this class is for.
  private KernelClock(UUID boot) {
    Linker linker = Linker.nativeLinker();
    this.boot = boot;
    this.clockGettime =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("clock_gettime"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    this.adjtimex =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("adjtimex"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
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
    MemorySegment time = timespec.get();
    call(clockGettime, CLOCK_BOOTTIME, time);
    return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000
        + time.getAtIndex(ValueLayout.JAVA_LONG, 1) / 1_000_000;
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public boolean disciplined() {
    try (Arena arena = Arena.ofConfined()) {
      int state = (int) adjtimex.invokeExact(arena.allocate(TIMEX));
      return state >= 0 && state != TIME_ERROR;
    } catch (Throwable e) {
      throw new IllegalStateException("the kernel's clock state cannot be read", e);
    }
  }

  private static void call(MethodHandle clockGettime, int clock, MemorySegment time) {
    int result;
    try {
      result = (int) clockGettime.invokeExact(clock, time);
    } catch (Throwable e) {
      throw new IllegalStateException("the kernel's boot clock cannot be called", e);
    }
    if (result != 0) {
      throw new IllegalStateException("the kernel has no boot clock");
    }
  }
}
