package vn.tram.hardware.wedge;

import java.nio.ByteBuffer;

/**
 * One record of the kernel's event interface (linux/input.h, {@code struct input_event}).
 *
 * @param type see the constants
 * @param code which key, where the type is {@link #KEY}; linux/input-event-codes.h
 * @param value 1 pressed, 0 released, 2 repeated
 */
record KeyEvent(int type, int code, int value) {

  /** Type of what belongs to no key. */
  static final int SYN = 0;

  /** Type of what a key does. */
  static final int KEY = 1;

  /** Code of {@link #SYN}: the keys so far belong together. */
  static final int REPORT = 0;

  /** Code of {@link #SYN}: the kernel's buffer was full, and events are lost. */
  static final int DROPPED = 3;

  /** As the kernel tells that events are lost. */
  static final KeyEvent LOSS = new KeyEvent(SYN, DROPPED, 0);

  /**
   * Length of a record, in bytes: two longs of time, then type, code and value. A 32-bit kernel has
   * records of 16 bytes; there is no Java 25 for such a Raspberry Pi.
   */
  static final int BYTES = 24;

  private static final int REPEATED = 2;
  private static final int TYPE_AT = 16;

  /** Whether it says anything about a text. */
  boolean tells() {
    return type == KEY && value != REPEATED || type == SYN && code == DROPPED;
  }

  /** Reads one record, in the machine's own order of bytes. */
  static KeyEvent of(ByteBuffer records) {
    int at = records.position() + TYPE_AT;
    records.position(records.position() + BYTES);
    return new KeyEvent(
        Short.toUnsignedInt(records.getShort(at)),
        Short.toUnsignedInt(records.getShort(at + 2)),
        records.getInt(at + 4));
  }
}
