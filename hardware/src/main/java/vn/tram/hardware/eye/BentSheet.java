package vn.tram.hardware.eye;

import com.google.zxing.FormatException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the squares of a code on bent paper or cloth, or seen so much askew that the way from three
 * marks to a flat sheet misses: first the fourth corner is looked for, then the sheet is pulled.
 */
final class BentSheet {

  /** From the middle of a corner mark to the edge of the code, in modules, both sides. */
  private static final int MARKS = 7;

  /** An alignment pattern is so much nearer to the other marks than a fourth mark would be. */
  private static final float NEARER = 3;

  /** Where the fourth corner may be, in modules, coarse and then fine; so many steps each way. */
  private static final float[] FAR_STEPS = {2, 0.5f};

  private static final int FAR_REACH = 4;

  /** Pulls in modules. */
  private static final List<Float> PULLS = List.of(0.6f, 0.3f, 0.15f);

  private static final int KNOTS = 3;

  private final MeshFit fit;
  private final int side;
  private final ResultPoint bottomLeft;
  private final ResultPoint topLeft;
  private final ResultPoint topRight;
  private final float module;

  private BentSheet(BitMatrix dark, Version version, ResultPoint[] corners, float module) {
    this.fit = new MeshFit(dark, Skeleton.of(version));
    this.side = version.getDimensionForVersion();
    this.bottomLeft = corners[0];
    this.topLeft = corners[1];
    this.topRight = corners[2];
    this.module = module;
  }

  /**
   * The squares as they were found, then of the best flat sheet, then bent more and more; the
   * latter only where the picture is such that there may be a code. The work is done while one asks
   * for the next.
   *
   * @param found what was taken for a flat sheet
   */
  static Stream<BitMatrix> squares(BitMatrix dark, DetectorResult found) throws FormatException {
    ResultPoint[] corners = found.getPoints();
    if (!(corners[1] instanceof FinderPattern mark)) {
      return Stream.empty();
    }
    Version version = Version.getProvisionalVersionForDimension(found.getBits().getWidth());
    var sheet = new BentSheet(dark, version, corners, mark.getEstimatedModuleSize());
    Mesh flat = sheet.flat(sheet.guess(corners));
    if (!sheet.fit.hopeful(flat)) {
      return Stream.of(found.getBits());
    }
    Mesh bent = flat.knotted(KNOTS);
    return Stream.concat(
        Stream.of(found.getBits(), sheet.fit.squares(flat)),
        PULLS.stream()
            .map(
                pull -> {
                  sheet.fit.pull(bent, pull * sheet.module);
                  return sheet.fit.squares(bent);
                }));
  }

  /** Where the fourth corner mark would be by the others and the alignment pattern. */
  private ResultPoint guess(ResultPoint[] corners) {
    if (corners.length > 3) {
      float longer = 1 / (1 - NEARER / (side - MARKS));
      return new ResultPoint(
          topLeft.getX() + (corners[3].getX() - topLeft.getX()) * longer,
          topLeft.getY() + (corners[3].getY() - topLeft.getY()) * longer);
    }
    return new ResultPoint(
        bottomLeft.getX() + topRight.getX() - topLeft.getX(),
        bottomLeft.getY() + topRight.getY() - topLeft.getY());
  }

  /** The best flat sheet whose fourth corner is near. */
  private Mesh flat(ResultPoint near) {
    ResultPoint middle = near;
    Mesh best = Mesh.flat(side, topLeft, topRight, bottomLeft, near);
    int bestScore = fit.score(best);
    for (float step : FAR_STEPS) {
      float x = middle.getX();
      float y = middle.getY();
      for (int down = -FAR_REACH; down <= FAR_REACH; down++) {
        for (int across = -FAR_REACH; across <= FAR_REACH; across++) {
          var far = new ResultPoint(x + across * step * module, y + down * step * module);
          Mesh mesh = Mesh.flat(side, topLeft, topRight, bottomLeft, far);
          int score = fit.score(mesh);
          if (score > bestScore) {
            best = mesh;
            bestScore = score;
            middle = far;
          }
        }
      }
    }
    return best;
  }
}
