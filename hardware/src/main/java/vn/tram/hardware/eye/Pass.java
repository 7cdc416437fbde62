package vn.tram.hardware.eye;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.tram.hardware.box.Unreadable.Reason;

/** One way to look: a change of the picture, what is dark and what is light, what is sought. */
record Pass(
    UnaryOperator<Grey> retouch, Function<LuminanceSource, Binarizer> darkOrLight, Seeker seeker) {

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
