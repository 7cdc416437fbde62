package vn.tram.systemtests.stolen;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.tram.protocol.seal.ScanText;

/** Takes every place of a file for the start of something deflated, and unpacks what comes. */
final class Unpacking implements AutoCloseable {
  /** What is packed further in begins nearer to another place. */
  private static final int MOST_UNPACKED = 1 << 14;

  private static final int ZLIB = 0x78;

  private final Inflater raw = new Inflater(true);
  private final Inflater zlib = new Inflater(false);
  private final byte[] dictionary = ScanText.dictionary();
  private final byte[] unpacked = new byte[MOST_UNPACKED];

  /**
   * Unpacks.
   *
   * @param found told what came out of a place, in a buffer that is used again, and its length
   */
  void of(byte[] bytes, BiConsumer<byte[], Integer> found) {
    for (int at = 0; at < bytes.length; at++) {
      // A gzip file is a raw stream behind its header.
      raw.reset();
      attempt(raw, bytes, at, false, found);
      raw.reset();
      raw.setDictionary(dictionary);
      attempt(raw, bytes, at, true, found);
      if ((bytes[at] & 0xff) == ZLIB) {
        zlib.reset();
        attempt(zlib, bytes, at, false, found);
      }
    }
  }

  /**
   * Unpacks from one place.
   *
   * @param whole whether only a stream that comes to its end and holds nothing but text counts:
   *     with the dictionary random bits refer to names in it
   */
  private void attempt(
      Inflater inflater, byte[] bytes, int at, boolean whole, BiConsumer<byte[], Integer> found) {
    inflater.setInput(bytes, at, Math.min(bytes.length - at, MOST_UNPACKED));
    int length = 0;
    try {
      while (length < unpacked.length) {
        int more = inflater.inflate(unpacked, length, unpacked.length - length);
        if (more == 0) {
          break;
        }
        length += more;
      }
    } catch (DataFormatException e) {
      // What came out before it broke off is in the buffer, and counts.
      length = (int) Math.min(unpacked.length, inflater.getBytesWritten());
    }
    boolean counts = !whole || inflater.finished() && isText(length);
    if (length >= Needles.LEAST_BYTES && counts) {
      found.accept(unpacked, length);
    }
  }

  private boolean isText(int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(unpacked, 0, length))
          .chars()
          .noneMatch(Character::isISOControl);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  public void close() {
    raw.end();
    zlib.end();
  }
}
