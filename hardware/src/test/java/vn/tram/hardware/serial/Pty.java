package vn.tram.hardware.serial;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** A cable with a serial port of the kernel at its far end: the two ends of a pseudo terminal. */
@SuppressWarnings("restricted")
public final class Pty implements AutoCloseable {

  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 256;
  private static final int POLLIN = 1;
  private static final int POLL_BYTES = 8;
  private static final int TERMIOS_BYTES = 256;

  private static final MethodHandle OPENPT = libc("posix_openpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle GRANT = libc("grantpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle UNLOCK = libc("unlockpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle NAME = libc("ptsname", ADDRESS, JAVA_INT);
  private static final MethodHandle OPEN = libc("open", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GET = libc("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle RAW =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("cfmakeraw").orElseThrow(),
              FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle SET = libc("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle EVENT = libc("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle POLL = libc("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle READ = libc("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE = libc("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle CLOSE = libc("close", JAVA_INT, JAVA_INT);

  private final int near;
  private final int far;
  private final int wake;
  private final Path device;

  /** Lays a cable. */
  public Pty() {
    try (Arena arena = Arena.ofConfined()) {
      near = sane((int) OPENPT.invokeExact(O_RDWR | O_NOCTTY));
      sane((int) GRANT.invokeExact(near));
      sane((int) UNLOCK.invokeExact(near));
      MemorySegment name = (MemorySegment) NAME.invokeExact(near);
      device = Path.of(name.reinterpret(64).getString(0));
      // Held open here, too, so that a port which is closed and opened again is no unplugged one.
      far = sane((int) OPEN.invokeExact(arena.allocateFrom(device.toString()), O_RDWR | O_NOCTTY));
      MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
      sane((int) GET.invokeExact(far, termios));
      RAW.invokeExact(termios);
      sane((int) SET.invokeExact(far, 0, termios));
      wake = sane((int) EVENT.invokeExact(0, 0));
    } catch (Throwable e) {
      throw new IllegalStateException("this machine makes no pseudo terminals", e);
    }
  }

  /** The serial port. */
  public Path device() {
    return device;
  }

  /**
   * Waits for bytes from the port.
   *
   * @return how many came; -1 when the cable is pulled
   */
  public int read(byte[] into) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polled = arena.allocate(2 * POLL_BYTES, 4);
      polled.set(JAVA_INT, 0, near);
      polled.set(JAVA_SHORT, 4, (short) POLLIN);
      polled.set(JAVA_INT, POLL_BYTES, wake);
      polled.set(JAVA_SHORT, POLL_BYTES + 4, (short) POLLIN);
      int ready = (int) POLL.invokeExact(polled, 2L, -1);
      if (ready < 0 || polled.get(JAVA_SHORT, POLL_BYTES + 6) != 0) {
        return -1;
      }
      MemorySegment bytes = arena.allocate(into.length);
      long length = (long) READ.invokeExact(near, bytes, (long) into.length);
      if (length > 0) {
        MemorySegment.copy(bytes, JAVA_BYTE, 0, into, 0, (int) length);
      }
      return (int) length;
    } catch (Throwable e) {
      throw new IllegalStateException("reading from the pseudo terminal", e);
    }
  }

  /** Sends all bytes to the port; waits while its buffer is full. */
  public void write(byte... bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(JAVA_BYTE, bytes);
      long sent = 0;
      while (sent < bytes.length) {
        MemorySegment rest = all.asSlice(sent);
        long length = (long) WRITE.invokeExact(near, rest, rest.byteSize());
        if (length < 0) {
          throw new UncheckedIOException(new IOException("the cable is pulled"));
        }
        sent += length;
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("writing to the pseudo terminal", e);
    }
  }

  /** Makes {@link #read} return. */
  public void wake() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
      long written = (long) WRITE.invokeExact(wake, one, 8L);
      if (written != 8) {
        throw new IllegalStateException("the reader of the pseudo terminal was not woken");
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("waking the reader of the pseudo terminal", e);
    }
  }

  /** Pulls the cable: the port hangs up. Nobody may be reading any more. */
  @Override
  public void close() {
    for (int descriptor : new int[] {near, far, wake}) {
      try {
        sane((int) CLOSE.invokeExact(descriptor));
      } catch (Throwable e) {
        throw new IllegalStateException("closing the pseudo terminal", e);
      }
    }
  }

  private static int sane(int result) {
    if (result < 0) {
      throw new IllegalStateException("the C library refused");
    }
    return result;
  }

  private static MethodHandle libc(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, arguments));
  }
}
