package vn.tram.hardware.box;

import java.util.Objects;

/**
 * A code that was read, exactly as the decoder gave it.
 *
 * @param text the raw text, which may be empty or nonsense: judging it is not the box's task
 * @param bootMillis milliseconds since the kernel booted at which the code was seen; 0 or more
 * @param lane the lane that the scanner watches; 0 for a box with one lane
 */
public record Scan(String text, long bootMillis, int lane) implements Sight {

  public Scan {
    Objects.requireNonNull(text, "text");
    Look.check(bootMillis, lane);
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
        + "]";
  }
}
