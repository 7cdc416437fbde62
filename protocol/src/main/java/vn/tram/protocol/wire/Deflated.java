package vn.tram.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw deflate (RFC 1951) with a bound on what comes out. */
final class Deflated {
  private Deflated() {}

  static byte[] deflate(byte[] plain) {
    try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(plain);
      deflater.finish();
      var out = new ByteArrayOutputStream(plain.length / 2 + 16);
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  /**
   * The plain bytes.
   *
   * @throws DataFormatException when they are more than {@code max}, cut short or no deflate
   */
  static byte[] inflate(byte[] deflated, int max) throws DataFormatException {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(deflated);
      var out = new ByteArrayOutputStream(Math.min(max, deflated.length * 3 + 64));
      byte[] buffer = new byte[4096];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished()) {
          throw new DataFormatException("the deflated bytes are cut short");
        }
        if (out.size() + length > max) {
          throw new DataFormatException("more than " + max + " bytes come out");
        }
        out.write(buffer, 0, length);
      }
      if (inflater.getRemaining() > 0) {
        throw new DataFormatException("bytes follow the deflated ones");
      }
      return out.toByteArray();
    }
  }
}
