package vn.tram.hardware.eye;

import com.google.zxing.common.BitMatrix;

/**
 * Pulls a mesh until its modules are each of one shade, and those dark and light that have to be: a
 * wrong place cuts modules in two, the right one does not.
 */
final class MeshFit {

  /** How far from its middle a module is looked at, in modules. */
  private static final float OUT = 0.3f;

  /** Looks at a module: its middle and four more. */
  private static final int LOOKS = 5;

  /** What a module that is known counts for against one that is only to be of one shade. */
  private static final int KNOWN = 6;

  /** Pulling is over when nothing gets better, which may take long. */
  private static final int ROUNDS = 4;

  /** A flat sheet that is so far from perfect is no code. */
  private static final double HOPE = 0.5;

  private static final int[][] WAYS = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};

  private final BitMatrix dark;
  private final Skeleton bones;

  MeshFit(BitMatrix dark, Skeleton bones) {
    this.dark = dark;
    this.bones = bones;
  }

  /**
   * Pulls each knot for as long as that is any better.
   *
   * @param step how far each time, in pixels
   */
  void pull(Mesh mesh, float step) {
    int best = score(mesh);
    boolean better = true;
    for (int round = 0; better && round < ROUNDS; round++) {
      better = false;
      for (int knot = 0; knot < mesh.knots() * mesh.knots(); knot++) {
        for (int[] way : WAYS) {
          mesh.pull(knot, way[0] * step, way[1] * step);
          int score = score(mesh);
          if (score > best) {
            best = score;
            better = true;
          } else {
            mesh.pull(knot, -way[0] * step, -way[1] * step);
          }
        }
      }
    }
  }

  /** Whether the modules that are known are mostly as they must be. */
  boolean hopeful(Mesh mesh) {
    int side = mesh.side();
    float[] points = mesh.points();
    int right = 0;
    int count = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int known = bones.at(x, y);
        count += Math.abs(known);
        right += known * shade(points, side, x, y) > 0 ? 1 : 0;
      }
    }
    return right > (0.5 + HOPE / 2) * count;
  }

  /** The more the better. */
  int score(Mesh mesh) {
    int side = mesh.side();
    float[] points = mesh.points();
    int score = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int shade = shade(points, side, x, y);
        score += shade * shade + KNOWN * bones.at(x, y) * shade;
      }
    }
    return score;
  }

  /** Each module is what most of its looks are. */
  BitMatrix squares(Mesh mesh) {
    int side = mesh.side();
    float[] points = mesh.points();
    BitMatrix squares = new BitMatrix(side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (shade(points, side, x, y) > 0) {
          squares.set(x, y);
        }
      }
    }
    return squares;
  }

  /** {@link #LOOKS} where the module is all dark, minus that where it is all light. */
  private int shade(float[] points, int side, int x, int y) {
    int at = 2 * (y * side + x);
    int east = x + 1 < side ? at + 2 : at;
    int west = x > 0 ? at - 2 : at;
    int south = y + 1 < side ? at + 2 * side : at;
    int north = y > 0 ? at - 2 * side : at;
    float across = 2 * OUT / (east - west);
    float down = 2 * OUT * side / (south - north);
    float acrossX = (points[east] - points[west]) * across;
    float acrossY = (points[east + 1] - points[west + 1]) * across;
    float downX = (points[south] - points[north]) * down;
    float downY = (points[south + 1] - points[north + 1]) * down;
    float middleX = points[at];
    float middleY = points[at + 1];
    int looks =
        dark(middleX, middleY)
            + dark(middleX + acrossX, middleY + acrossY)
            + dark(middleX - acrossX, middleY - acrossY)
            + dark(middleX + downX, middleY + downY)
            + dark(middleX - downX, middleY - downY);
    return 2 * looks - LOOKS;
  }

  /** 1 or 0; around the picture all is light. */
  private int dark(float x, float y) {
    int column = (int) x;
    int row = (int) y;
    boolean inside = column >= 0 && row >= 0 && column < dark.getWidth() && row < dark.getHeight();
    return inside && dark.get(column, row) ? 1 : 0;
  }
}
