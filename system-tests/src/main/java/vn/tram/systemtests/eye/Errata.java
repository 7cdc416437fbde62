package vn.tram.systemtests.eye;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Photos whose truth is known to be wrong. The code in ZXing's {@code qrcode-2/13.png} says
 * "photography" and not "photograph" as the file beside it: it is read with one of its codewords
 * mended, of which level Q could have mended a quarter, and a longer word moves every bit behind
 * it.
 */
final class Errata {

  /** SHA-256 of the picture file → what its code says. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "a8d498d6d2d6a3e27e24fd75ed023cd5b8b6b42cb4996674e88e555d68855ec1",
          "The 2005 USGS aerial photography of the Washington Monument is censored.");

  private Errata() {}

  /** Whether the photo says this, although its truth says something else. */
  static boolean vouchFor(byte[] photo, String text) {
    return text.equals(KNOWN.get(digest(photo)));
  }

  private static String digest(byte[] photo) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
