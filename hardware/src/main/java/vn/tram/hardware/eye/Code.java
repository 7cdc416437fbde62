package vn.tram.hardware.eye;

import com.google.zxing.ResultPoint;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.Stream;

/**
 * A code that was read.
 *
 * @param text what it says
 * @param corners the middles of its corner marks: bottom left, top left, top right
 * @param module the side of a module in pixels, 0 if nobody knows
 */
record Code(String text, List<Point2D> corners, double module) {

  /**
   * As ZXing tells it.
   *
   * @param points the middles of the corner marks in the order above, and perhaps a fourth one
   */
  static Code of(String text, ResultPoint[] points) {
    double module =
        points.length > 1 && points[1] instanceof FinderPattern mark
            ? mark.getEstimatedModuleSize()
            : 0;
    List<Point2D> corners =
        Stream.of(points)
            .limit(3)
            .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
            .toList();
    return new Code(text, corners, module);
  }

  /** The same code in another picture. */
  Code in(AffineTransform other) {
    List<Point2D> there = corners.stream().map(corner -> other.transform(corner, null)).toList();
    return new Code(text, there, module * Math.sqrt(Math.abs(other.getDeterminant())));
  }

  /** Nothing of the text: a scan names a person. */
  @Override
  public String toString() {
    return "Code[" + text.length() + " characters]";
  }
}
