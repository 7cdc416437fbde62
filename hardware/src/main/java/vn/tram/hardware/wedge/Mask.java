package vn.tram.hardware.wedge;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Tells the kernel which events are of use, so that its buffer of 64 holds more of them: a keyboard
 * says of each key its number on the wire, too ({@code EV_MSC}), and of each lamp what it does.
 */
final class Mask {

  private static final System.Logger LOG = System.getLogger(Mask.class.getName());

  /** {@code EVIOCSMASK} of linux/input.h, since Linux 4.4: {@code _IOW('E', 0x93, input_mask)}. */
  private static final long REQUEST = 0x4010_4593L;

  /** {@code struct input_mask}: type, bytes of the bits, address of the bits. */
  private static final int BYTES = 16;

  private static final int SIZE_AT = 4;
  private static final int ADDRESS_AT = 8;

  private Mask() {}

  /** Asks for keys only. A kernel that does not know how goes on telling everything. */
  static void keysOnly(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      int refused = Libc.ioctl(descriptor, REQUEST, keysOnly(arena).address());
      if (refused < 0) {
        LOG.log(Level.DEBUG, "the kernel hands over every kind of event: error {0}", -refused);
      }
    }
  }

  /**
   * The mask of type {@code EV_SYN} has a bit for each type of event; what separates keys comes
   * whatever it says.
   */
  static MemorySegment keysOnly(Arena arena) {
    MemorySegment bits = arena.allocateFrom(JAVA_LONG, 1L << KeyEvent.KEY);
    MemorySegment mask = arena.allocate(BYTES, JAVA_LONG.byteAlignment());
    mask.set(JAVA_INT, 0, KeyEvent.SYN);
    mask.set(JAVA_INT, SIZE_AT, (int) bits.byteSize());
    mask.set(JAVA_LONG, ADDRESS_AT, bits.address());
    return mask;
  }
}
