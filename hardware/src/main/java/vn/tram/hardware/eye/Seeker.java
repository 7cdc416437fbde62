package vn.tram.hardware.eye;

import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.multi.qrcode.detector.MultiFinderPatternFinder;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways to find codes among dark and light pixels. */
@FunctionalInterface
interface Seeker {

  Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  /** The codes that were found, in no order. */
  List<Code> codes(BitMatrix dark) throws ReaderException;

  /** The three marks that fit best, and a flat sheet. */
  static List<Code> flat(BitMatrix dark) throws ReaderException {
    return List.of(read(new Detector(dark).detect(HINTS)));
  }

  /** The three marks that fit best, and a sheet that is bent. */
  static List<Code> bent(BitMatrix dark) throws ReaderException {
    DetectorResult found = new Detector(dark).detect(HINTS);
    return BentSheet.squares(dark, found)
        .flatMap(squares -> tried(new DetectorResult(squares, found.getPoints())).stream())
        .limit(1)
        .toList();
  }

  /** Any three marks that may belong together, each time a flat sheet. */
  static List<Code> many(BitMatrix dark) throws ReaderException {
    var detector = new Threes(dark);
    List<Code> codes = new ArrayList<>();
    for (FinderPatternInfo three : new MultiFinderPatternFinder(dark, null).findMulti(HINTS)) {
      try {
        codes.add(read(detector.sheet(three)));
      } catch (ReaderException e) {
        // Most threes are of two codes, or of none.
        continue;
      }
    }
    return codes;
  }

  private static Optional<Code> tried(DetectorResult found) {
    try {
      return Optional.of(read(found));
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  private static Code read(DetectorResult found) throws ReaderException {
    BitMatrix squares = found.getBits();
    Version version = Version.getProvisionalVersionForDimension(squares.getWidth());
    if (!Skeleton.of(version).holds(squares)) {
      throw NotFoundException.getNotFoundInstance();
    }
    return Code.of(Wording.of(squares), found.getPoints());
  }

  /** Opens the library's way from three marks to squares. */
  final class Threes extends Detector {
    Threes(BitMatrix dark) {
      super(dark);
    }

    DetectorResult sheet(FinderPatternInfo three) throws ReaderException {
      return processFinderPatternInfo(three);
    }
  }
}
