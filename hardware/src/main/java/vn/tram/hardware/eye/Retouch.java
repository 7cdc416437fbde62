package vn.tram.hardware.eye;

import java.awt.geom.AffineTransform;

/** Pure changes of a picture that bring out a code which the plain picture hides. */
final class Retouch {

  /** One pixel of so many may be lamp or dead. */
  private static final int FEW = 200;

  private Retouch() {}

  /** Dark screens show white codes on black. */
  static Grey inverted(Grey picture) {
    byte[] inverse = new byte[picture.bytes().length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = (byte) ~picture.bytes()[i];
    }
    return new Grey(inverse, picture.width(), picture.height());
  }

  /** Whatever is darkest becomes black and whatever is lightest white, but for a few pixels. */
  static Grey contrasted(Grey picture) {
    int[] counts = new int[256];
    for (byte level : picture.bytes()) {
      counts[level & 0xff]++;
    }
    int few = picture.bytes().length / FEW;
    int darkest = 0;
    for (int under = counts[0]; under < few; under += counts[darkest]) {
      darkest++;
    }
    int lightest = 255;
    for (int over = counts[255]; over < few; over += counts[lightest]) {
      lightest--;
    }
    int range = Math.max(1, lightest - darkest);
    byte[] wide = new byte[picture.bytes().length];
    for (int i = 0; i < wide.length; i++) {
      int level = (picture.bytes()[i] & 0xff) - darkest;
      wide[i] = (byte) Math.clamp(level * 255L / range, 0, 255);
    }
    return new Grey(wide, picture.width(), picture.height());
  }

  /** Each square of {@code n} × {@code n} pixels becomes one, their mean: noise goes. */
  static Grey shrunk(Grey picture, int n) {
    int width = picture.width() / n;
    int height = picture.height() / n;
    byte[] small = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sum = 0;
        for (int dy = 0; dy < n; dy++) {
          for (int dx = 0; dx < n; dx++) {
            sum += picture.at(x * n + dx, y * n + dy);
          }
        }
        small[y * width + x] = (byte) (sum / (n * n));
      }
    }
    return new Grey(small, width, height);
  }

  /** Twice as wide and as high, with steps between the pixels: small modules get a middle. */
  static Grey doubled(Grey picture) {
    int width = picture.width() * 2;
    int height = picture.height() * 2;
    byte[] large = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int top = y / 2;
      int below = Math.min(top + (y & 1), picture.height() - 1);
      for (int x = 0; x < width; x++) {
        int left = x / 2;
        int right = Math.min(left + (x & 1), picture.width() - 1);
        int sum =
            picture.at(left, top)
                + picture.at(right, top)
                + picture.at(left, below)
                + picture.at(right, below);
        large[y * width + x] = (byte) (sum / 4);
      }
    }
    return new Grey(large, width, height);
  }

  /** Each pixel is the mean of those at most {@code radius} away: grain and raster lines go. */
  static Grey softened(Grey picture, int radius) {
    return new Grey(means(picture, radius), picture.width(), picture.height());
  }

  /** Takes what the lens smeared over {@code radius} pixels back out. */
  static Grey sharpened(Grey picture, int radius) {
    byte[] mean = means(picture, radius);
    byte[] sharp = new byte[mean.length];
    for (int i = 0; i < sharp.length; i++) {
      int own = picture.bytes()[i] & 0xff;
      sharp[i] = (byte) Math.clamp(own + 2L * (own - (mean[i] & 0xff)), 0, 255);
    }
    return new Grey(sharp, picture.width(), picture.height());
  }

  /**
   * Turned, stretched or both; what comes in from outside is white.
   *
   * @param back from places in the new picture to places in this one
   */
  static Grey warped(Grey picture, AffineTransform back, int width, int height) {
    byte[] warped = new byte[width * height];
    double rightX = back.getScaleX();
    double rightY = back.getShearY();
    for (int y = 0; y < height; y++) {
      double sourceX = y * back.getShearX() + back.getTranslateX();
      double sourceY = y * back.getScaleY() + back.getTranslateY();
      for (int x = 0; x < width; x++) {
        warped[y * width + x] = (byte) between(picture, sourceX + x * rightX, sourceY + x * rightY);
      }
    }
    return new Grey(warped, width, height);
  }

  private static int between(Grey picture, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < 0 || top < 0 || left >= picture.width() - 1 || top >= picture.height() - 1) {
      return 255;
    }
    double right = x - left;
    double below = y - top;
    return (int)
        ((picture.at(left, top) * (1 - right) + picture.at(left + 1, top) * right) * (1 - below)
            + (picture.at(left, top + 1) * (1 - right) + picture.at(left + 1, top + 1) * right)
                * below);
  }

  /** Means over squares by running sums: the radius costs nothing. */
  private static byte[] means(Grey picture, int radius) {
    int width = picture.width();
    int height = picture.height();
    int[] columns = new int[width];
    byte[] means = new byte[width * height];
    for (int y = -radius; y < height; y++) {
      addRow(picture, columns, y + radius, 1);
      addRow(picture, columns, y - radius - 1, -1);
      if (y >= 0) {
        int rows = Math.min(y + radius, height - 1) - Math.max(y - radius, 0) + 1;
        meanRow(columns, means, y * width, radius, rows);
      }
    }
    return means;
  }

  private static void addRow(Grey picture, int[] columns, int y, int sign) {
    if (y >= 0 && y < picture.height()) {
      for (int x = 0; x < columns.length; x++) {
        columns[x] += sign * picture.at(x, y);
      }
    }
  }

  private static void meanRow(int[] columns, byte[] means, int offset, int radius, int rows) {
    int width = columns.length;
    int sum = 0;
    int count = 0;
    for (int x = -radius; x < width; x++) {
      if (x + radius < width) {
        sum += columns[x + radius];
        count++;
      }
      if (x - radius - 1 >= 0) {
        sum -= columns[x - radius - 1];
        count--;
      }
      if (x >= 0) {
        means[offset + x] = (byte) (sum / (count * rows));
      }
    }
  }
}
