package vn.tram.hardware.eye;

import vn.tram.hardware.box.Unreadable;

/** What one picture gave. */
public sealed interface Glance {

  /**
   * The text of the one code in the picture.
   *
   * @param text as encoded, possibly empty
   */
  record Text(String text) implements Glance {

    /** Nothing of the text: a scan names a person. */
    @Override
    public String toString() {
      return "Text[" + text.length() + " characters]";
    }
  }

  /**
   * No text.
   *
   * @param reason why
   */
  record Nothing(Unreadable.Reason reason) implements Glance {

    /** Whether somebody held something up, and it was too much. */
    public boolean showsCodes() {
      return reason == Unreadable.Reason.SEVERAL_CODES;
    }
  }
}
