package vn.tram.hardware.eye;

import java.awt.geom.Point2D;

/** Covers a code that was found with white, so that a second one can be looked for. */
final class Cover {

  /** From the middle of a corner mark to the edge of the code, in modules, and some more. */
  private static final double MARGIN = 4.5;

  private Cover() {}

  /** The picture without the code. */
  static Grey over(Grey picture, Code code) {
    if (code.corners().size() < 3 || code.module() <= 0) {
      return picture;
    }
    double margin = MARGIN * code.module();
    Point2D origin = code.corners().get(1);
    Axis across = Axis.from(origin, code.corners().get(2));
    Axis down = Axis.from(origin, code.corners().get(0));
    byte[] covered = picture.bytes().clone();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        double dx = x - origin.getX();
        double dy = y - origin.getY();
        if (across.holds(dx, dy, margin) && down.holds(dx, dy, margin)) {
          covered[y * picture.width() + x] = (byte) 255;
        }
      }
    }
    return new Grey(covered, picture.width(), picture.height());
  }

  /** A side of the code as a direction with a length. */
  private record Axis(double x, double y, double length) {
    static Axis from(Point2D origin, Point2D end) {
      double x = end.getX() - origin.getX();
      double y = end.getY() - origin.getY();
      double length = Math.max(1, Math.hypot(x, y));
      return new Axis(x / length, y / length, length);
    }

    boolean holds(double dx, double dy, double margin) {
      double along = dx * x + dy * y;
      return along >= -margin && along <= length + margin;
    }
  }
}
