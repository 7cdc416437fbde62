package vn.tram.hardware.box;

import java.util.Objects;

/**
 * What the display says, in the visitor's language; how it looks is the display's own business.
 *
 * @param tone the mood of the screen
 * @param title a few words, readable from two metres
 * @param detail one line below, may be empty; never more than a masked name
 * @param hint what to do next, may be empty
 * @param brief title and hint for a glass with two short rows
 */
public record Screen(Tone tone, String title, String detail, String hint, Brief brief) {

  /**
   * What title and hint come to, for a glass on which they would take too long.
   *
   * @param word the answer, at most 16 letters; empty where there is none
   * @param next what to do, at most 16 letters; empty where the detail is worth more
   */
  public record Brief(String word, String next) {

    /** The long words have to do. */
    public static final Brief NONE = new Brief("", "");

    public Brief {
      Objects.requireNonNull(word, "word");
      Objects.requireNonNull(next, "next");
    }
  }

  public Screen {
    Objects.requireNonNull(tone, "tone");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(hint, "hint");
    Objects.requireNonNull(brief, "brief");
  }

  /** One that has only the long words. */
  public Screen(Tone tone, String title, String detail, String hint) {
    this(tone, title, detail, hint, Brief.NONE);
  }
}
