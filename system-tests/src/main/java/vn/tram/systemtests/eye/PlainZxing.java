package vn.tram.systemtests.eye;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** The library as it comes, in one pass and without trying harder: the peer. */
final class PlainZxing {

  private PlainZxing() {}

  static Optional<String> read(BufferedImage picture) {
    try {
      var source = new BufferedImageLuminanceSource(picture);
      var bitmap = new BinaryBitmap(new HybridBinarizer(source));
      return Optional.of(new QRCodeReader().decode(bitmap).getText());
    } catch (ReaderException | RuntimeException e) {
      // It stumbles over some pictures with an index out of bounds: not read is not read.
      return Optional.empty();
    }
  }
}
