package vn.tram.hardware.eye;

import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.multi.qrcode.detector.MultiFinderPatternFinder;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPattern;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Ways to find codes among dark and light pixels. */
@FunctionalInterface
interface Seeker {

  /**
   * The library compares all marks by threes: a sheet that is full of them would take minutes. No
   * picture of cards comes near it.
   */
  int MOST_MARKS = 100;

  /** Of so many marks each three is even read. */
  int MOST_MARKS_IN_THREES = 24;

  /** The codes that were found, in no order. */
  List<Code> codes(BitMatrix dark) throws ReaderException;

  /** The three marks that fit best, and a flat sheet. */
  static List<Code> flat(BitMatrix dark) throws ReaderException {
    return List.of(read(new Detector(dark).detect(hints(MOST_MARKS))));
  }

  /** The three marks that fit best, and a sheet that is bent. */
  static List<Code> bent(BitMatrix dark) throws ReaderException {
    DetectorResult found = new Detector(dark).detect(hints(MOST_MARKS));
    return BentSheet.squares(dark, found)
        .flatMap(squares -> tried(new DetectorResult(squares, found.getPoints())).stream())
        .limit(1)
        .toList();
  }

  /** Any three marks that may belong together, each time a flat sheet. */
  static List<Code> many(BitMatrix dark) throws ReaderException {
    var detector = new Threes(dark);
    List<Code> codes = new ArrayList<>();
    var finder = new MultiFinderPatternFinder(dark, counter(MOST_MARKS_IN_THREES));
    for (FinderPatternInfo three : finder.findMulti(hints(MOST_MARKS_IN_THREES))) {
      try {
        codes.add(read(detector.sheet(three)));
      } catch (ReaderException e) {
        // Most threes are of two codes, or of none.
        continue;
      }
    }
    return codes;
  }

  private static Map<DecodeHintType, Object> hints(int most) {
    return Map.of(
        DecodeHintType.TRY_HARDER, true, DecodeHintType.NEED_RESULT_POINT_CALLBACK, counter(most));
  }

  /** Breaks the search off, which the library has no way for but an exception. */
  private static ResultPointCallback counter(int most) {
    AtomicInteger marks = new AtomicInteger();
    return point -> {
      if (point instanceof FinderPattern && marks.incrementAndGet() > most) {
        throw new IllegalStateException("more than " + most + " corner marks");
      }
    };
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
