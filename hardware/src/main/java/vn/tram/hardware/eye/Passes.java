package vn.tram.hardware.eye;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import vn.tram.hardware.box.Unreadable.Reason;

/** Looks at one picture again and again, each time a little differently. */
final class Passes {
  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, "UTF-8");

  private Passes() {}

  static Glance over(Grey picture) {
    try {
      return new Glance.Text(
          new QRCodeReader()
              .decode(new BinaryBitmap(new HybridBinarizer(picture.source())), HINTS)
              .getText());
    } catch (ReaderException e) {
      return new Glance.Nothing(Reason.NO_CODE);
    }
  }
}
