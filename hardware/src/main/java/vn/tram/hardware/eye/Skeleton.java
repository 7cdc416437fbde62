package vn.tram.hardware.eye;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Version;

/**
 * The modules that are the same in every code of a size: corner marks with their white border, the
 * two lines of alternating modules between them, and the alignment patterns (ISO/IEC 18004, section
 * 6.3). Whatever lacks them is no code, however well its error correction comes out.
 */
final class Skeleton {

  /** Any pixels agree with half of the lines of alternating modules; a torn code with most. */
  private static final double ENOUGH = 0.7;

  /** A corner mark with its white border. */
  private static final int MARK = 8;

  /** The lines of alternating modules are the seventh row and column. */
  private static final int LINE = 6;

  private static final byte LIGHT = -1;
  private static final byte DARK = 1;

  private final int side;
  private final byte[] fixed;

  private Skeleton(int side) {
    this.side = side;
    this.fixed = new byte[side * side];
  }

  /**
   * Of the codes of one size.
   *
   * @param version 1 to 40
   */
  static Skeleton of(Version version) {
    Skeleton bones = new Skeleton(version.getDimensionForVersion());
    bones.lines();
    bones.alignment(version.getAlignmentPatternCenters());
    bones.mark(0, 0);
    bones.mark(bones.side - MARK, 0);
    bones.mark(0, bones.side - MARK);
    return bones;
  }

  private void lines() {
    for (int i = 0; i < side; i++) {
      byte shade = i % 2 == 0 ? DARK : LIGHT;
      fixed[LINE * side + i] = shade;
      fixed[i * side + LINE] = shade;
    }
  }

  private void alignment(int[] centers) {
    for (int y : centers) {
      for (int x : centers) {
        boolean inMark =
            x < MARK && y < MARK || x >= side - MARK && y < MARK || x < MARK && y >= side - MARK;
        if (!inMark) {
          rings(x, y, 2, 1);
        }
      }
    }
  }

  private void mark(int left, int top) {
    for (int y = top; y < top + MARK; y++) {
      for (int x = left; x < left + MARK; x++) {
        fixed[y * side + x] = LIGHT;
      }
    }
    rings(left == 0 ? 3 : side - 4, top == 0 ? 3 : side - 4, 3, 2);
  }

  /** Dark but for one ring around the middle. */
  private void rings(int middleX, int middleY, int radius, int light) {
    for (int y = -radius; y <= radius; y++) {
      for (int x = -radius; x <= radius; x++) {
        boolean bright = Math.max(Math.abs(x), Math.abs(y)) == light;
        fixed[(middleY + y) * side + middleX + x] = bright ? LIGHT : DARK;
      }
    }
  }

  /** 1 where a module must be dark, -1 where it must be light, 0 where it says something. */
  int at(int x, int y) {
    return fixed[y * side + x];
  }

  /** Whether these squares may be a code at all; the marks themselves were seen before. */
  boolean holds(BitMatrix squares) {
    int right = 0;
    int count = 0;
    for (int i = MARK; i < side - MARK; i++) {
      boolean dark = i % 2 == 0;
      right += squares.get(i, LINE) == dark ? 1 : 0;
      right += squares.get(LINE, i) == dark ? 1 : 0;
      count += 2;
    }
    return right >= ENOUGH * count;
  }
}
