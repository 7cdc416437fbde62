package vn.tram.systemtests.stolen;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import vn.tram.protocol.seal.ScanText;

/** How words may stand in a file. */
enum Form {
  UTF_8,
  UTF_16_LITTLE,
  UTF_16_BIG,
  HEX_LOWER,
  HEX_UPPER,
  /** The words begin at a multiple of three bytes. */
  BASE64,
  BASE64_SHIFTED_1,
  BASE64_SHIFTED_2,
  ZLIB,
  GZIP,
  /** Deflated without any header. */
  RAW_DEFLATE,
  /** As a scan's words are packed before they are sealed. */
  PRESET_DEFLATE;

  /** Forms that are looked for as bytes; the others are unpacked first. */
  static final List<Form> PLAIN =
      List.of(
          UTF_8,
          UTF_16_LITTLE,
          UTF_16_BIG,
          HEX_LOWER,
          HEX_UPPER,
          BASE64,
          BASE64_SHIFTED_1,
          BASE64_SHIFTED_2);

  /** The bytes to look for: no more than what is the same whatever stands around the words. */
  byte[] pattern(String words) {
    byte[] utf8 = words.getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case UTF_8 -> utf8;
      case UTF_16_LITTLE -> words.getBytes(StandardCharsets.UTF_16LE);
      case UTF_16_BIG -> words.getBytes(StandardCharsets.UTF_16BE);
      case HEX_LOWER -> ascii(HexFormat.of().formatHex(utf8));
      case HEX_UPPER -> ascii(HexFormat.of().withUpperCase().formatHex(utf8));
      case BASE64 -> base64(utf8, 0);
      case BASE64_SHIFTED_1 -> base64(utf8, 1);
      case BASE64_SHIFTED_2 -> base64(utf8, 2);
      case ZLIB, GZIP, RAW_DEFLATE, PRESET_DEFLATE ->
          throw new IllegalArgumentException(this + " is unpacked before it is searched");
    };
  }

  /** The words in this form, as a file would hold them: for the controls. */
  byte[] planted(String words) {
    byte[] utf8 = words.getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case ZLIB -> deflated(utf8, false, false);
      case RAW_DEFLATE -> deflated(utf8, true, false);
      case PRESET_DEFLATE -> deflated(utf8, true, true);
      case GZIP -> gzip(utf8);
      case BASE64 -> encoded("", words);
      case BASE64_SHIFTED_1 -> encoded("-", words);
      case BASE64_SHIFTED_2 -> encoded("--", words);
      case UTF_8, UTF_16_LITTLE, UTF_16_BIG, HEX_LOWER, HEX_UPPER -> pattern(words);
    };
  }

  private static byte[] encoded(String before, String words) {
    return Base64.getEncoder()
        .encode((before + words + " and more").getBytes(StandardCharsets.UTF_8));
  }

  /** Only the letters that hold nothing but bits of the words. */
  private static byte[] base64(byte[] words, int shift) {
    byte[] shifted = new byte[shift + words.length];
    System.arraycopy(words, 0, shifted, shift, words.length);
    String letters = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (shift * 8 + 5) / 6;
    int last = shifted.length * 8 / 6;
    return ascii(letters.substring(first, last));
  }

  private static byte[] ascii(String letters) {
    return letters.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] deflated(byte[] words, boolean raw, boolean preset) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, raw)) {
      if (preset) {
        deflater.setDictionary(ScanText.dictionary());
      }
      deflater.setInput(words);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      byte[] buffer = new byte[512];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  private static byte[] gzip(byte[] words) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new java.util.zip.GZIPOutputStream(out)) {
      gzip.write(words);
    } catch (java.io.IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return out.toByteArray();
  }
}
