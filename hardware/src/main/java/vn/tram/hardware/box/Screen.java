package vn.tram.hardware.box;

import java.util.Objects;

/**
 * What the display says, in the visitor's language; how it looks is the display's own business.
 *
 * @param tone the mood of the screen
 * @param title a few words, readable from two metres
 * @param detail one line below, may be empty; never more than a masked name
 * @param hint what to do next, may be empty
 */
public record Screen(Tone tone, String title, String detail, String hint) {

  public Screen {
    Objects.requireNonNull(tone, "tone");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(hint, "hint");
  }
}
