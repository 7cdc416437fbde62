package vn.tram.hardware.eye;

import java.awt.geom.AffineTransform;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A change of a picture, and the way back.
 *
 * @param retouch the change
 * @param back from a picture, as it was, to the way from places in the changed one to places in it
 */
record Change(UnaryOperator<Grey> retouch, Function<Grey, AffineTransform> back) {

  /** None. */
  static Change plain() {
    return inPlace(UnaryOperator.identity());
  }

  static Change softened(int radius) {
    return inPlace(picture -> Retouch.softened(picture, radius));
  }

  static Change sharpened(int radius) {
    return inPlace(picture -> Retouch.sharpened(picture, radius));
  }

  static Change contrasted() {
    return inPlace(Retouch::contrasted);
  }

  static Change inverted() {
    return inPlace(Retouch::inverted);
  }

  static Change shrunk(int n) {
    return scaled(picture -> Retouch.shrunk(picture, n), n);
  }

  static Change doubled() {
    return scaled(Retouch::doubled, 0.5);
  }

  /** Around the middle. */
  static Change turned(double degrees) {
    double angle = Math.toRadians(degrees);
    double sin = Math.abs(Math.sin(angle));
    double cos = Math.abs(Math.cos(angle));
    Function<Grey, AffineTransform> back =
        picture -> {
          AffineTransform way = new AffineTransform();
          way.translate(picture.width() / 2.0, picture.height() / 2.0);
          way.rotate(-angle);
          way.translate(
              -Math.ceil(picture.width() * cos + picture.height() * sin) / 2,
              -Math.ceil(picture.width() * sin + picture.height() * cos) / 2);
          return way;
        };
    return new Change(
        picture ->
            Retouch.warped(
                picture,
                back.apply(picture),
                (int) Math.ceil(picture.width() * cos + picture.height() * sin),
                (int) Math.ceil(picture.width() * sin + picture.height() * cos)),
        back);
  }

  /** So many times as wide and as high. */
  static Change stretched(double wider, double higher) {
    AffineTransform back = AffineTransform.getScaleInstance(1 / wider, 1 / higher);
    return new Change(
        picture ->
            Retouch.warped(
                picture, back, (int) (picture.width() * wider), (int) (picture.height() * higher)),
        _ -> back);
  }

  private static Change inPlace(UnaryOperator<Grey> retouch) {
    return scaled(retouch, 1);
  }

  private static Change scaled(UnaryOperator<Grey> retouch, double back) {
    return new Change(retouch, _ -> AffineTransform.getScaleInstance(back, back));
  }

  /** This one and then another one that leaves everything in its place. */
  Change then(Change inPlace) {
    return new Change(picture -> inPlace.retouch.apply(retouch.apply(picture)), back);
  }
}
