package vn.tram.systemtests.eye;

import java.awt.image.BufferedImage;
import java.util.function.Predicate;
import vn.tram.hardware.eye.Glance;
import vn.tram.hardware.eye.QrEye;

/**
 * What one picture gave.
 *
 * @param outcome of the eye
 * @param millis from the unpacked picture to the answer
 * @param plainRight whether the plain library read it, too
 */
record Look(Outcome outcome, double millis, boolean plainRight) {

  private static final double NANOS_A_MILLI = 1e6;

  /** How the eye's answer compares with the truth. */
  enum Outcome {
    RIGHT,
    /** A text that differs from the truth. */
    WRONG,
    /** A text that differs from a truth which is known to be wrong. */
    DISPUTED,
    NOT_READ
  }

  /**
   * Shows a picture to both readers.
   *
   * @param truth what the code says
   * @param vouched whether another text is what the code says after all
   */
  static Look at(QrEye eye, BufferedImage picture, String truth, Predicate<String> vouched) {
    long start = System.nanoTime();
    Glance glance = eye.read(picture);
    double millis = (System.nanoTime() - start) / NANOS_A_MILLI;
    Outcome outcome =
        switch (glance) {
          case Glance.Nothing _ -> Outcome.NOT_READ;
          case Glance.Text(String text) when text.equals(truth) -> Outcome.RIGHT;
          case Glance.Text(String text) when vouched.test(text) -> Outcome.DISPUTED;
          case Glance.Text _ -> Outcome.WRONG;
        };
    return new Look(outcome, millis, PlainZxing.read(picture).filter(truth::equals).isPresent());
  }
}
