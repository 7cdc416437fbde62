package vn.tram.edge.clock;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.time.Instant;

/** The two calls to a 64-bit Linux kernel that tell of its clocks. Safe for many threads. */
final class Kernel {
  private static final int CLOCK_MONOTONIC = 1;
  private static final int CLOCK_MONOTONIC_RAW = 4;
  private static final int CLOCK_BOOTTIME = 7;

  /** Clocks that were read within this were read at once, in nanoseconds. */
  private static final long AT_ONCE = 5_000_000;

  /** No sleep is shorter; what differs by less is the time between two calls. */
  private static final long NAP = 50_000_000;

  private static final int TIME_ERROR = 5;

  /** More than {@code struct timex} has on any 64-bit Linux; its first word, the modes, stays 0. */
  private static final MemoryLayout TIMEX = MemoryLayout.sequenceLayout(64, ValueLayout.JAVA_LONG);

  private static final int MAX_ERROR_AT = 24;
  private static final int STATUS_AT = 40;
  private static final int SECONDS_AT = 72;
  private static final int FRACTION_AT = 80;
  private static final int STATUS_NANOS = 0x2000;

  private static final MemoryLayout TIMESPEC =
      MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG);

  private volatile long asleep;
  private final MethodHandle clockGettime;
  private final MethodHandle adjtimex;
  private final ThreadLocal<MemorySegment> timespec =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(TIMESPEC));

  @SuppressWarnings("restricted") // Calling the kernel is what this class is for.
  Kernel() {
    Linker linker = Linker.nativeLinker();
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
   * What the kernel says of its wall clock.
   *
   * @param synchronised whether it holds it to be set by a time source
   * @param wall what it shows
   * @param maxError how far off it may be, as far as whoever sets it says
   */
  record WallState(boolean synchronised, Instant wall, Duration maxError) {}

  /**
   * Milliseconds since the kernel booted, time asleep included.
   *
   * <p>A time server's daemon slews {@code CLOCK_BOOTTIME} as it slews the wall clock, by minutes
   * if it must: that is no clock that drifts within bounds. The raw one is the bare crystal, and
   * only lacks the time asleep, by which the two others differ.
   */
  long bootMillis() {
    long before = nanos(CLOCK_MONOTONIC);
    long slept = nanos(CLOCK_BOOTTIME) - before;
    boolean atOnce = nanos(CLOCK_MONOTONIC) - before < AT_ONCE;
    if (atOnce && Math.abs(slept - asleep) > NAP) {
      asleep = slept;
    }
    return (nanos(CLOCK_MONOTONIC_RAW) + asleep) / 1_000_000;
  }

  private long nanos(int clock) {
    MemorySegment time = timespec.get();
    int result;
    try {
      result = (int) clockGettime.invokeExact(clock, time);
    } catch (Throwable e) {
      throw new IllegalStateException("the kernel's clocks cannot be called", e);
    }
    if (result != 0) {
      throw new IllegalStateException("the kernel lacks the clock " + clock);
    }
    return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * 1_000_000_000
        + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
  }

  /** All of it at one instant. */
  WallState wallState() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(TIMEX);
      int state = (int) adjtimex.invokeExact(timex);
      boolean nanos = (timex.get(ValueLayout.JAVA_INT, STATUS_AT) & STATUS_NANOS) != 0;
      long fraction = timex.get(ValueLayout.JAVA_LONG, FRACTION_AT);
      return new WallState(
          state >= 0 && state != TIME_ERROR,
          Instant.ofEpochSecond(
              timex.get(ValueLayout.JAVA_LONG, SECONDS_AT), nanos ? fraction : fraction * 1_000),
          Duration.ofNanos(1_000 * timex.get(ValueLayout.JAVA_LONG, MAX_ERROR_AT)));
    } catch (Throwable e) {
      throw new IllegalStateException("the kernel's clock state cannot be read", e);
    }
  }
}
