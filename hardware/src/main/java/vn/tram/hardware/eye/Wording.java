package vn.tram.hardware.eye;

import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Map;

/**
 * From the squares of a code to its words. Vietnamese cards are UTF-8 and do not say so, and
 * guessing takes short names for Japanese; so it is UTF-8 wherever the bytes are, and only what
 * cannot be is guessed.
 */
final class Wording {

  private static final Map<DecodeHintType, Object> UTF_8 =
      Map.of(DecodeHintType.CHARACTER_SET, "UTF-8");

  /** Stands for bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private Wording() {}

  /**
   * The text of a code.
   *
   * @param squares one bit a module; stays as it is
   * @throws ChecksumException when more is wrong than the code can mend
   * @throws FormatException when these squares are no code
   */
  static String of(BitMatrix squares) throws ChecksumException, FormatException {
    // The decoder turns the bits over while it reads them.
    DecoderResult read = new Decoder().decode(squares.clone(), UTF_8);
    String text = read.getText();
    return text.indexOf(REPLACEMENT) < 0 ? text : new Decoder().decode(squares.clone()).getText();
  }
}
