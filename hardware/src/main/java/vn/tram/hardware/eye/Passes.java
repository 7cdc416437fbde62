package vn.tram.hardware.eye;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.time.Duration;
import java.util.List;
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
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Function<LuminanceSource, Binarizer> LOCAL = HybridBinarizer::new;
  private static final Function<LuminanceSource, Binarizer> GLOBAL = GlobalHistogramBinarizer::new;

  /**
   * A sheet that is turned away by 45 to 55 degrees is so much narrower than high, or the other way
   * round. The library takes a mark for none that is 1.4 times as high as wide, or 0.6 times.
   */
  private static final double ASKEW = 1.7;

  /** Such a sheet has small modules, too. */
  private static final double LARGER = 1.3;

  private static final List<Pass> PASSES =
      List.of(
          new Pass(Change.plain(), LOCAL, Seeker::flat),
          new Pass(Change.plain(), GLOBAL, Seeker::flat),
          new Pass(Change.plain(), LOCAL, Seeker::bent),
          new Pass(Change.softened(1), LOCAL, Seeker::flat),
          new Pass(Change.sharpened(2), LOCAL, Seeker::bent),
          new Pass(Change.shrunk(2), LOCAL, Seeker::flat),
          new Pass(Change.shrunk(2), GLOBAL, Seeker::flat),
          new Pass(Change.inverted(), LOCAL, Seeker::flat),
          new Pass(Change.plain(), LOCAL, Seeker::many),
          new Pass(Change.softened(1).then(Change.contrasted()), GLOBAL, Seeker::flat),
          new Pass(Change.sharpened(4), GLOBAL, Seeker::flat),
          new Pass(Change.stretched(LARGER * ASKEW, LARGER), LOCAL, Seeker::bent),
          new Pass(Change.stretched(LARGER, LARGER * ASKEW), LOCAL, Seeker::bent),
          new Pass(Change.doubled(), LOCAL, Seeker::bent),
          new Pass(Change.doubled().then(Change.sharpened(3)), LOCAL, Seeker::bent),
          new Pass(Change.turned(30), LOCAL, Seeker::flat),
          new Pass(Change.turned(45), GLOBAL, Seeker::flat));

  private Passes() {}

  /** Until one finds something, and then a while longer for a second code. */
  static Glance over(Grey picture, Duration beside) {
    List<Code> codes = first().codes(picture);
    if (codes.isEmpty()) {
      return dearOver(handy(picture), beside);
    }
    return alone(new Beside(picture, codes).look(first()).handy(), beside);
  }

  /** The one that is enough for a plain good picture. */
  static Pass first() {
    return PASSES.getFirst();
  }

  /** The others in their order, for a {@link #handy} picture. */
  static List<Pass> dear() {
    return PASSES.subList(1, PASSES.size());
  }

  /** All in their order. */
  static List<Pass> all() {
    return PASSES;
  }

  /** The picture itself, or half as wide and as high where it would take too long. */
  static Grey handy(Grey picture) {
    return picture.width() * picture.height() > MANY ? Retouch.shrunk(picture, 2) : picture;
  }

  private static Glance dearOver(Grey picture, Duration beside) {
    long start = System.nanoTime();
    for (Pass pass : dear()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        break;
      }
      List<Code> codes = pass.codes(picture);
      if (!codes.isEmpty()) {
        return alone(new Beside(picture, codes).look(pass).look(first()), beside);
      }
    }
    return new Glance.Nothing(Reason.NO_CODE);
  }

  private static Glance alone(Beside rest, Duration patience) {
    long start = System.nanoTime();
    for (Pass pass : dear()) {
      if (rest.several() || System.nanoTime() - start > patience.toNanos()) {
        break;
      }
      rest.look(pass);
    }
    return rest.glance();
  }
}
