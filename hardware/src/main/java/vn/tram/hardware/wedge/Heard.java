package vn.tram.hardware.wedge;

import vn.tram.hardware.part.PartException;

/** What the thread that reads a device has to tell the one that understands it. */
sealed interface Heard {

  /**
   * Something came from the device.
   *
   * @param event what
   * @param bootMillis when it was read, whenever it is understood
   */
  record Event(KeyEvent event, long bootMillis) implements Heard {}

  /**
   * Nothing came, and nothing is left in the kernel's buffer.
   *
   * @param millis for so long
   */
  record Quiet(int millis) implements Heard {}

  /** Nothing comes any more. */
  record Gone(PartException why) implements Heard {}
}
