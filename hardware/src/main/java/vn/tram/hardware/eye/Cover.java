package vn.tram.hardware.eye;

import java.awt.geom.Point2D;
import java.util.BitSet;

/**
 * Covers a code that was found with the shade of its paper, so that a second one can be looked for.
 */
final class Cover {

  /** From the middle of a corner mark to the edge of the code, in modules, and some more. */
  private static final double MARGIN = 4.5;

  /** About half of a code is ink; so large a part of it is darker than most of its paper. */
  private static final double PAPER = 0.75;

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
    int[] levels = new int[256];
    BitSet inside = new BitSet(picture.bytes().length);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        double dx = x - origin.getX();
        double dy = y - origin.getY();
        if (across.holds(dx, dy, margin) && down.holds(dx, dy, margin)) {
          inside.set(y * picture.width() + x);
          levels[picture.at(x, y)]++;
        }
      }
    }
    byte paper = paper(levels, inside.cardinality());
    byte[] covered = picture.bytes().clone();
    inside.stream().forEach(at -> covered[at] = paper);
    return new Grey(covered, picture.width(), picture.height());
  }

  /** White would be a lamp in a dark room. */
  private static byte paper(int[] levels, int count) {
    int level = 0;
    for (int darker = levels[0]; darker < PAPER * count; darker += levels[level]) {
      level++;
    }
    return (byte) level;
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
