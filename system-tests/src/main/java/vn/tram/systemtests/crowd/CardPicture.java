package vn.tram.systemtests.crowd;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** A card as a good camera sees it in good light: what is proved is not the eye. */
public final class CardPicture {
  private static final int PIXELS = 320;

  private CardPicture() {}

  /** A PNG file with the QR code of a card's text. */
  public static byte[] of(String text) throws IOException {
    try {
      BitMatrix matrix =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  PIXELS,
                  PIXELS,
                  Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
      var bytes = new ByteArrayOutputStream();
      MatrixToImageWriter.writeToStream(matrix, "PNG", bytes);
      return bytes.toByteArray();
    } catch (WriterException e) {
      throw new IOException("the text does not fit into a QR code", e);
    }
  }
}
