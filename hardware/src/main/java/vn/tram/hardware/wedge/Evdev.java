package vn.tram.hardware.wedge;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

/** A grabbed input device. One thread reads; any may close it, which ends a read that waits. */
final class Evdev implements AutoCloseable {

  /** Waits until something comes or the device is closed. */
  static final int FOR_EVER = -1;

  /** Whose members may read input devices on Debian and Raspberry Pi OS. */
  private static final String GROUP = "input";

  private static final int RECORDS = 64;

  // struct pollfd: a descriptor, what is asked, what is so.
  private static final int POLLED_BYTES = 8;
  private static final int ASKED = 4;
  private static final int SO = 6;

  private final String path;
  private final int device;
  private final int bell;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment polled = arena.allocate(2 * POLLED_BYTES, 4);
  private final MemorySegment records = arena.allocate((long) RECORDS * KeyEvent.BYTES, 8);
  private final ReentrantLock reading = new ReentrantLock();
  private final ByteBuffer heard =
      ByteBuffer.allocate(RECORDS * KeyEvent.BYTES).order(ByteOrder.nativeOrder());
  private volatile boolean closed;

  private Evdev(String path, int device, int bell) {
    this.path = path;
    this.device = device;
    this.bell = bell;
  }

  /** Opens a device, takes it for this program alone and asks for nothing but its keys. */
  static Evdev open(Path path, Grab grab) throws PartException {
    String name = path.toString();
    int device = Libc.open(name, Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
    if (device < 0) {
      throw refusal(name, -device);
    }
    int taken = grab.take(device);
    int bell = taken < 0 ? taken : Libc.eventfd(Libc.O_NONBLOCK | Libc.O_CLOEXEC);
    if (bell < 0) {
      Libc.close(device);
      throw refusal(name, -bell);
    }
    Mask.keysOnly(device);
    return new Evdev(name, device, bell);
  }

  String path() {
    return path;
  }

  private static PartException refusal(String path, int errno) {
    return switch (errno) {
      case Libc.ENOENT, Libc.ENXIO, Libc.ENODEV -> new PartException(Fault.NOT_FOUND, path);
      case Libc.EACCES, Libc.EPERM -> new PartException(Fault.FORBIDDEN, path, GROUP);
      case Libc.EBUSY -> new PartException(Fault.IN_USE, path);
      default -> new PartException(Fault.WRONG_ANSWER, path);
    };
  }

  /**
   * Waits for events and hands over those that tell something. They are handed over when the device
   * may be closed again: who gets them may be waiting for whoever closes it.
   *
   * @param millis how long at most, or {@link #FOR_EVER}
   * @return whether events came
   * @throws PartException {@code LOST} if the device is gone or closed
   */
  boolean read(int millis, Consumer<KeyEvent> sink) throws PartException {
    if (!fill(millis)) {
      return false;
    }
    // The kernel gives whole records; a pipe may cut them.
    heard.flip();
    while (heard.remaining() >= KeyEvent.BYTES) {
      KeyEvent event = KeyEvent.of(heard);
      if (event.tells()) {
        sink.accept(event);
      }
    }
    heard.compact();
    return true;
  }

  private boolean fill(int millis) throws PartException {
    reading.lock();
    try {
      if (closed) {
        throw new PartException(Fault.LOST, path);
      }
      ask(0, device);
      ask(POLLED_BYTES, bell);
      int ready = Libc.poll(polled, 2, millis);
      if (ready == 0) {
        return false;
      }
      int length =
          ready == -Libc.EINTR ? ready : Libc.read(device, records.asSlice(0, heard.remaining()));
      boolean nothing = length == -Libc.EAGAIN || length == -Libc.EINTR;
      if (closed || length <= 0 && !nothing) {
        // An unplugged device is ready, too: reading it says that it is gone.
        throw new PartException(Fault.LOST, path);
      }
      if (length > 0) {
        heard.put(records.asSlice(0, length).asByteBuffer());
      }
      return true;
    } finally {
      reading.unlock();
    }
  }

  private void ask(int at, int descriptor) {
    polled.set(JAVA_INT, at, descriptor);
    polled.set(JAVA_SHORT, at + ASKED, (short) Libc.POLLIN);
    polled.set(JAVA_SHORT, at + SO, (short) 0);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      ring();
    }
    reading.lock();
    try {
      Libc.close(device);
      Libc.close(bell);
      arena.close();
    } finally {
      reading.unlock();
    }
  }

  private void ring() {
    try (Arena once = Arena.ofConfined()) {
      Libc.write(bell, once.allocateFrom(JAVA_LONG, 1));
    }
  }
}
