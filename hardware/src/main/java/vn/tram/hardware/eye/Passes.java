package vn.tram.hardware.eye;

import com.google.zxing.Binarizer;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.detector.Detector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.tram.hardware.box.Unreadable.Reason;

/**
 * Looks at one picture again and again, each time a little differently, until a code is found. The
 * order is by what each pass adds for its time on photographs; a plain good picture needs the
 * first.
 */
final class Passes {

  private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  /** Above this many pixels the slow passes look at a shrunk picture. */
  private static final int MANY = 1_500_000;

  /**
   * Nobody stands before a box for longer. Only pictures that are full of false corner marks, such
   * as noise, take anything near it.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Function<LuminanceSource, Binarizer> LOCAL = HybridBinarizer::new;
  private static final Function<LuminanceSource, Binarizer> GLOBAL = GlobalHistogramBinarizer::new;

  private static final List<Pass> PASSES =
      List.of(
          new Pass(picture -> picture, LOCAL),
          new Pass(picture -> picture, GLOBAL),
          new Pass(picture -> Retouch.softened(picture, 1), LOCAL),
          new Pass(picture -> Retouch.sharpened(picture, 2), LOCAL),
          new Pass(picture -> Retouch.shrunk(picture, 2), LOCAL),
          new Pass(picture -> Retouch.shrunk(picture, 2), GLOBAL),
          new Pass(Retouch::inverted, LOCAL),
          new Pass(picture -> Retouch.softened(picture, 1), GLOBAL),
          new Pass(picture -> Retouch.sharpened(picture, 4), GLOBAL),
          new Pass(Retouch::doubled, LOCAL),
          new Pass(picture -> Retouch.turned(picture, 30), LOCAL),
          new Pass(picture -> Retouch.turned(picture, 45), GLOBAL));

  private Passes() {}

  static Glance over(Grey picture) {
    if (picture.width() * picture.height() > MANY) {
      Optional<Glance> found = PASSES.getFirst().look(picture);
      return found.orElseGet(() -> allOver(Retouch.shrunk(picture, 2)));
    }
    return allOver(picture);
  }

  private static Glance allOver(Grey picture) {
    long start = System.nanoTime();
    for (Pass pass : PASSES) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        break;
      }
      Optional<Glance> found = pass.look(picture);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Glance.Nothing(Reason.NO_CODE);
  }

  /** One way to look: a change of the picture, then what is dark and what is light. */
  private record Pass(
      UnaryOperator<Grey> retouch, Function<LuminanceSource, Binarizer> darkOrLight) {

    Optional<Glance> look(Grey picture) {
      Grey changed = retouch.apply(picture);
      return code(changed).map(first -> alone(changed, first));
    }

    /** A second code with another text means that nobody can say whose turn it is. */
    private Glance alone(Grey picture, Code first) {
      Optional<Code> second = code(Cover.over(picture, first.corners()));
      boolean several = second.isPresent() && !second.get().text().equals(first.text());
      return several ? new Glance.Nothing(Reason.SEVERAL_CODES) : new Glance.Text(first.text());
    }

    private Optional<Code> code(Grey picture) {
      try {
        BitMatrix dark = darkOrLight.apply(picture.source()).getBlackMatrix();
        DetectorResult found = new Detector(dark).detect(HINTS);
        return Optional.of(new Code(Wording.of(found.getBits()), found.getPoints()));
      } catch (ReaderException | RuntimeException e) {
        // Odd pixels bring the decoder to indices out of bounds; that, too, is no code.
        return Optional.empty();
      }
    }
  }

  /** A text and where it stands: bottom left, top left, top right corner mark. */
  private record Code(String text, ResultPoint[] corners) {}
}
