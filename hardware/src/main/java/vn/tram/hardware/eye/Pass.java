package vn.tram.hardware.eye;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.function.Function;

/** One way to look: a change of the picture, what is dark and what is light, what is sought. */
record Pass(Change change, Function<LuminanceSource, Binarizer> darkOrLight, Seeker seeker) {

  /** The codes that are found this way, with their places in the picture. */
  List<Code> codes(Grey picture) {
    Grey changed = change.retouch().apply(picture);
    AffineTransform back = change.back().apply(picture);
    try {
      return seeker.codes(darkOrLight.apply(changed.source()).getBlackMatrix()).stream()
          .map(code -> code.in(back))
          .toList();
    } catch (ReaderException | RuntimeException e) {
      // Odd pixels bring the decoder to indices out of bounds; that, too, is no code.
      return List.of();
    }
  }
}
