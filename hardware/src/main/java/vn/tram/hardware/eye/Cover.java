package vn.tram.hardware.eye;

import com.google.zxing.ResultPoint;
import com.google.zxing.qrcode.detector.FinderPattern;

/** Covers a code that was found with white, so that a second one can be looked for. */
final class Cover {

  /** From the middle of a corner mark to the edge of the code, in modules, and some more. */
  private static final double MARGIN = 4.5;

  private Cover() {}

  /**
   * The picture without the code.
   *
   * @param corners the middles of the corner marks as ZXing names them: bottom left, top left, top
   *     right, and perhaps a fourth point
   */
  static Grey over(Grey picture, ResultPoint[] corners) {
    if (corners.length < 3 || !(corners[1] instanceof FinderPattern mark)) {
      return picture;
    }
    double margin = MARGIN * mark.getEstimatedModuleSize();
    ResultPoint origin = corners[1];
    Axis across = Axis.from(origin, corners[2]);
    Axis down = Axis.from(origin, corners[0]);
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
    static Axis from(ResultPoint origin, ResultPoint end) {
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
