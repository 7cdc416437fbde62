package vn.tram.hardware.eye;

import com.google.zxing.ResultPoint;
import com.google.zxing.common.PerspectiveTransform;

/**
 * Where the middles of a code's modules are in a picture: a flat sheet seen from somewhere, pulled
 * this way and that at a few knots, as paper bends and cloth does.
 */
final class Mesh {

  /** From the middle of a corner mark to the edge of the code, in modules. */
  private static final float MIDDLE = 3.5f;

  private final int side;
  private final int knots;
  private final float[] flat;
  private final float[] pullX;
  private final float[] pullY;

  private Mesh(int side, int knots, float[] flat, float[] pullX, float[] pullY) {
    this.side = side;
    this.knots = knots;
    this.flat = flat;
    this.pullX = pullX;
    this.pullY = pullY;
  }

  /**
   * A flat sheet.
   *
   * @param side modules
   * @param far where the fourth corner mark would have its middle
   */
  static Mesh flat(
      int side,
      ResultPoint topLeft,
      ResultPoint topRight,
      ResultPoint bottomLeft,
      ResultPoint far) {
    float end = side - MIDDLE;
    PerspectiveTransform toPicture =
        PerspectiveTransform.quadrilateralToQuadrilateral(
            MIDDLE,
            MIDDLE,
            end,
            MIDDLE,
            end,
            end,
            MIDDLE,
            end,
            topLeft.getX(),
            topLeft.getY(),
            topRight.getX(),
            topRight.getY(),
            far.getX(),
            far.getY(),
            bottomLeft.getX(),
            bottomLeft.getY());
    float[] points = new float[2 * side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        points[2 * (y * side + x)] = x + 0.5f;
        points[2 * (y * side + x) + 1] = y + 0.5f;
      }
    }
    toPicture.transformPoints(points);
    return new Mesh(side, 2, points, new float[4], new float[4]);
  }

  /** The same sheet with more knots. */
  Mesh knotted(int count) {
    float[] points = points();
    return new Mesh(side, count, points, new float[count * count], new float[count * count]);
  }

  int side() {
    return side;
  }

  int knots() {
    return knots;
  }

  /** Pulls one knot, in pixels. */
  void pull(int knot, float x, float y) {
    pullX[knot] += x;
    pullY[knot] += y;
  }

  /** x and y of each module's middle, row by row, in pixels. */
  float[] points() {
    float[] points = flat.clone();
    float step = (knots - 1f) / (side - 1);
    for (int y = 0; y < side; y++) {
      int top = Math.min((int) (y * step), knots - 2);
      float below = y * step - top;
      for (int x = 0; x < side; x++) {
        int left = Math.min((int) (x * step), knots - 2);
        float right = x * step - left;
        int k = top * knots + left;
        int at = 2 * (y * side + x);
        points[at] += between(pullX, k, right, below);
        points[at + 1] += between(pullY, k, right, below);
      }
    }
    return points;
  }

  private float between(float[] pull, int k, float right, float below) {
    return (pull[k] * (1 - right) + pull[k + 1] * right) * (1 - below)
        + (pull[k + knots] * (1 - right) + pull[k + knots + 1] * right) * below;
  }
}
