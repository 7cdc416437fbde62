package vn.tram.protocol.card;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tram.protocol.card.Reading.Reason;

/**
 * A scan's text without the noise of scanners: byte order marks, NULs, line ends, outer spaces, a
 * {@code CCCD:} before the card, UTF-8 that was taken for Latin-1.
 *
 * @param text not empty, in Unicode's composed form, without control characters
 */
record CleanScan(String text) {
  /** Longer than any code that a scanner can read (QR version 40-L: 2,953 bytes). */
  static final int MAX_BYTES = 4_096;

  private static final Pattern NOISE = Pattern.compile("[\\x00\\r\\n\\uFEFF]");
  private static final String NAME = "CCCD";
  private static final Pattern NAMED = Pattern.compile("^CCCD\\s*:\\s*", Pattern.CASE_INSENSITIVE);

  /** How a serial scanner module's own command frames begin. */
  private static final String COMMAND_FRAME = "~\0";

  static CleanScan of(String scan) throws BrokenCardException {
    // The first test alone would do; the cheap one before it keeps megabytes from being encoded.
    if (scan.length() > MAX_BYTES || scan.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new BrokenCardException(Reason.TOO_LONG);
    }
    if (scan.startsWith(COMMAND_FRAME)) {
      throw new BrokenCardException(Reason.SETTING_CODE);
    }
    String text = trimmed(quiet(unmistaken(scan)).replace('\t', ' '));
    text = text.regionMatches(true, 0, NAME, 0, NAME.length()) ? unnamed(text) : text;
    if (text.isEmpty()) {
      throw new BrokenCardException(Reason.EMPTY);
    }
    if (text.codePoints().anyMatch(CleanScan::isBinary)) {
      throw new BrokenCardException(Reason.BINARY);
    }
    return new CleanScan(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  /** The parts between the bars, each without outer spaces. */
  List<String> fields() {
    return Stream.of(text.split("\\|", -1)).map(CleanScan::trimmed).toList();
  }

  private static String unnamed(String text) {
    return NAMED.matcher(text).replaceFirst("");
  }

  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00A0';
  }

  private static String quiet(String scan) {
    return scan.chars().anyMatch(CleanScan::isNoise) ? NOISE.matcher(scan).replaceAll("") : scan;
  }

  private static boolean isNoise(int c) {
    return c == 0 || c == '\r' || c == '\n' || c == 0xFEFF;
  }

  /** What was meant, where each byte of UTF-8 came as one Latin-1 character. */
  private static String unmistaken(String scan) {
    if (scan.chars().anyMatch(c -> c > 0xFF) || scan.chars().allMatch(c -> c < 0x80)) {
      return scan;
    }
    try {
      return strictUtf8(scan.getBytes(StandardCharsets.ISO_8859_1));
    } catch (CharacterCodingException e) {
      return scan;
    }
  }

  static String strictUtf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static boolean isBinary(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || codePoint == 0xFFFD
        || !Character.isDefined(codePoint);
  }
}
