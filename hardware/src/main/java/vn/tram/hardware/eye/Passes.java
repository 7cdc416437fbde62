package vn.tram.hardware.eye;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
          new Pass(picture -> picture, LOCAL, Seeker::bent),
          new Pass(picture -> Retouch.softened(picture, 1), LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.sharpened(picture, 2), LOCAL, Seeker::bent),
          new Pass(picture -> Retouch.shrunk(picture, 2), LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.shrunk(picture, 2), GLOBAL, Seeker::flat),
          new Pass(Retouch::inverted, LOCAL, Seeker::flat),
          new Pass(picture -> picture, LOCAL, Seeker::many),
          new Pass(picture -> Retouch.softened(picture, 1), GLOBAL, Seeker::flat),
          new Pass(picture -> Retouch.sharpened(picture, 4), GLOBAL, Seeker::flat),
          new Pass(Retouch::doubled, LOCAL, Seeker::bent),
          new Pass(picture -> Retouch.sharpened(Retouch.doubled(picture), 3), LOCAL, Seeker::bent),
          new Pass(picture -> Retouch.turned(picture, 30), LOCAL, Seeker::flat),
          new Pass(picture -> Retouch.turned(picture, 45), GLOBAL, Seeker::flat));

  private Passes() {}

  /** Until one finds something. */
  static Glance over(Grey picture) {
    Optional<Glance> found = first().look(picture);
    return found.orElseGet(() -> dearOver(handy(picture)));
  }

  /** The one that is enough for a plain good picture. */
  static Pass first() {
    return PASSES.getFirst();
  }

  /** The others in their order, for a {@link #handy} picture. */
  static List<Pass> dear() {
    return PASSES.subList(1, PASSES.size());
  }

  /** The picture itself, or half as wide and as high where it would take too long. */
  static Grey handy(Grey picture) {
    return picture.width() * picture.height() > MANY ? Retouch.shrunk(picture, 2) : picture;
  }

  private static Glance dearOver(Grey picture) {
    long start = System.nanoTime();
    for (Pass pass : dear()) {
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
}
