package vn.tram.hardware.box;

/** What one look of the scanner gave: a text, or the reason why there is none. */
public sealed interface Sight permits Scan, Unreadable {

  /** Milliseconds since the kernel booted at which the look was taken; 0 or more. */
  long bootMillis();

  /** The lane that the scanner watches; 0 for a box with one lane. */
  int lane();
}
