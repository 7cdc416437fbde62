package vn.tram.hardware.eye;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.tram.hardware.box.Unreadable.Reason;

/**
 * Looks at one picture again and again, each time a little differently, until a code is found. The
 * order is by what each pass adds for its time on photographs; a plain good picture needs the
 * first.
 */
final class Passes {

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
          new Pass(picture -> picture, LOCAL, Seeker::flat),
          new Pass(picture -> picture, GLOBAL, Seeker::flat),
          new Pass(picture -> Retouch.softened(picture, 1), LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.sharpened(picture, 2), LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.shrunk(picture, 2), LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.shrunk(picture, 2), GLOBAL, Seeker::flat),
          new Pass(Retouch::inverted, LOCAL, Seeker::flat),
          new Pass(picture -> picture, LOCAL, Seeker::bent),
          new Pass(picture -> picture, LOCAL, Seeker::many),
          new Pass(picture -> Retouch.softened(picture, 1), GLOBAL, Seeker::flat),
          new Pass(picture -> Retouch.sharpened(picture, 4), GLOBAL, Seeker::flat),
          new Pass(Retouch::doubled, LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.turned(picture, 30), LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.turned(picture, 45), GLOBAL, Seeker::flat));

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

  /** One way to look: a change of the picture, what is dark and what is light, what is sought. */
  private record Pass(
      UnaryOperator<Grey> retouch,
      Function<LuminanceSource, Binarizer> darkOrLight,
      Seeker seeker) {

    Optional<Glance> look(Grey picture) {
      Grey changed = retouch.apply(picture);
      List<Code> codes = codes(changed);
      return codes.isEmpty() ? Optional.empty() : Optional.of(judge(changed, codes));
    }

    /** A second code with another text means that nobody can say whose turn it is. */
    private Glance judge(Grey picture, List<Code> codes) {
      Code first = codes.getFirst();
      boolean several =
          Stream.concat(codes.stream(), codes(Cover.over(picture, first.corners())).stream())
              .anyMatch(code -> !code.text().equals(first.text()));
      return several ? new Glance.Nothing(Reason.SEVERAL_CODES) : new Glance.Text(first.text());
    }

    private List<Code> codes(Grey picture) {
      try {
        return seeker.codes(darkOrLight.apply(picture.source()).getBlackMatrix());
      } catch (ReaderException | RuntimeException e) {
        // Odd pixels bring the decoder to indices out of bounds; that, too, is no code.
        return List.of();
      }
    }
  }
}
