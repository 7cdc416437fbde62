package vn.tram.hardware.eye;

import com.google.zxing.ResultPoint;

/**
 * A code that was read.
 *
 * @param text what it says
 * @param corners the middles of its corner marks: bottom left, top left, top right, and perhaps a
 *     fourth point
 */
record Code(String text, ResultPoint[] corners) {

  /** Nothing of the text: a scan names a person. */
  @Override
  public String toString() {
    return "Code[" + text.length() + " characters]";
  }
}
