package vn.tram.hardware.box;

import java.util.Objects;

/**
 * A code that was read, exactly as the decoder gave it.
 *
 * @param text the raw text, which may be empty or nonsense: judging it is not the box's task
 * @param bootMillis milliseconds since the kernel booted at which the code was seen; 0 or more
 * @param lane the lane that the scanner watches; 0 for a box with one lane
 * @param heading which way a button or switch of the lane says that the visitor goes
 */
public record Scan(String text, long bootMillis, int lane, Heading heading) implements Sight {

  public Scan {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(heading, "heading");
    Look.check(bootMillis, lane);
  }

  /** A scan in a lane without button or switch. */
  public Scan(String text, long bootMillis, int lane) {
    this(text, bootMillis, lane, Heading.UNSAID);
  }

  /** Says how much was read and not what: a scan names a person, and a log must not. */
  @Override
  public String toString() {
    return "Scan["
        + text.length()
        + " characters, bootMillis="
        + bootMillis
        + ", lane="
        + lane
        + ", heading="
        + heading
        + "]";
  }
}
