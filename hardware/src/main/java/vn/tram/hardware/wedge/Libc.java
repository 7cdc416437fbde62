package vn.tram.hardware.wedge;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The few calls of the C library that a grabbed device needs. Each returns what the call does, or
 * minus the number of the error.
 */
@SuppressWarnings("restricted")
final class Libc {

  static final int O_RDONLY = 0;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int POLLIN = 1;

  // The numbers of Linux, asm-generic/errno-base.h.
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int ENXIO = 6;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EBUSY = 16;
  static final int ENODEV = 19;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(2);

  private static final MethodHandle OPEN =
      call("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), VARIADIC);
  private static final MethodHandle IOCTL =
      call("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG), VARIADIC);
  private static final MethodHandle READ =
      call("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      call("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      call("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle EVENTFD =
      call("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private Libc() {}

  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result((int) OPEN.invokeExact(state, arena.allocateFrom(path), flags), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int ioctl(int descriptor, long request, long argument) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result((int) IOCTL.invokeExact(state, descriptor, request, argument), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int read(int descriptor, MemorySegment into) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long read = (long) READ.invokeExact(state, descriptor, into, into.byteSize());
      return result((int) read, state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int write(int descriptor, MemorySegment from) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long written = (long) WRITE.invokeExact(state, descriptor, from, from.byteSize());
      return result((int) written, state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int poll(MemorySegment polled, int count, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result((int) POLL.invokeExact(state, polled, (long) count, millis), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int eventfd(int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result((int) EVENTFD.invokeExact(state, 0, flags), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  static int close(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return result((int) CLOSE.invokeExact(state, descriptor), state);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private static int result(int result, MemorySegment state) {
    return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
  }

  private static MethodHandle call(
      String name, FunctionDescriptor descriptor, Linker.Option... more) {
    Linker.Option[] options = Arrays.copyOf(more, more.length + 1);
    options[more.length] = CAPTURE;
    MemorySegment function =
        LINKER
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
    return LINKER.downcallHandle(function, descriptor, options);
  }

  private static IllegalStateException impossible(Throwable e) {
    return new IllegalStateException("a call of the C library failed before it was made", e);
  }
}
