package vn.tram.hardware.box;

import java.util.Objects;

/**
 * A look that gave no text.
 *
 * @param reason why
 * @param bootMillis milliseconds since the kernel booted at which the look was taken; 0 or more
 * @param lane the lane that the scanner watches; 0 for a box with one lane
 */
public record Unreadable(Reason reason, long bootMillis, int lane) implements Sight {

  public Unreadable {
    Objects.requireNonNull(reason, "reason");
    Look.check(bootMillis, lane);
  }

  /** Why a look gave no text; the gate has a sentence for each. */
  public enum Reason {
    /** There was not a single byte. */
    EMPTY,
    /** More bytes than a picture may have. */
    TOO_LARGE,
    /** Not a picture of a kind that is understood (PNG, JPEG), or one that is cut short. */
    NOT_A_PICTURE,
    /** A picture that claims more pixels than any camera here makes, or fewer than a code needs. */
    BAD_SIZE,
    /** A picture without a code that can be read. */
    NO_CODE,
    /** Codes with different texts in one picture: nobody can say which one was meant. */
    SEVERAL_CODES,
    /** A scanner sent a part of what it has read, or what is no text. */
    TORN
  }
}
