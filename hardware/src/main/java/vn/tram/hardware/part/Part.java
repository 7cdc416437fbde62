package vn.tram.hardware.part;

import java.util.Objects;

/**
 * One thing that is screwed to the box.
 *
 * @param name as the board file calls it, 1 to 32 characters
 * @param kind what it is for
 */
public record Part(String name, Kind kind) {

  /** The longest name, in characters: it travels to the hub. */
  public static final int LONGEST_NAME = 32;

  public Part {
    Objects.requireNonNull(kind, "kind");
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a part's name has 1 to " + LONGEST_NAME + " characters, \"" + name + "\" has not");
    }
  }

  /** What a part is for; whoever misses one misses this. */
  public enum Kind {
    /** Reads cards. */
    SCANNER,
    /** Shows words. */
    DISPLAY,
    /** Sounds. */
    BUZZER,
    /** Shines. */
    LAMP,
    /** Lets one visitor pass. */
    TURNSTILE,
    /** Is pressed or turned by somebody: exit button, lane switch. */
    INPUT,
    /** The board file itself, and the board that it describes. */
    BOARD
  }
}
