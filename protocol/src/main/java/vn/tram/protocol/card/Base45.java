package vn.tram.protocol.card;

import java.util.Arrays;

/** Base 45 (RFC 9285): bytes in the alphabet of a QR code's alphanumeric mode. */
final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = 45;

  private Base45() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder(bytes.length * 3 / 2 + 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = pair ? (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF : bytes[i] & 0xFF;
      for (int digit = 0; digit < (pair ? 3 : 2); digit++) {
        text.append(ALPHABET.charAt(value % BASE));
        value /= BASE;
      }
    }
    return text.toString();
  }

  /**
   * The bytes that the text spells.
   *
   * @throws IllegalArgumentException when it spells none
   */
  static byte[] decode(String text) {
    if (text.length() % 3 == 1) {
      throw new IllegalArgumentException("one character is left over");
    }
    byte[] bytes = new byte[text.length() / 3 * 2 + 1];
    int size = 0;
    for (int i = 0; i < text.length(); i += 3) {
      int length = Math.min(3, text.length() - i);
      int value = 0;
      for (int digit = length - 1; digit >= 0; digit--) {
        value = value * BASE + digit(text.charAt(i + digit));
      }
      if (value >>> 8 * (length - 1) != 0) {
        throw new IllegalArgumentException("a group is too large");
      }
      if (length == 3) {
        bytes[size++] = (byte) (value >>> 8);
      }
      bytes[size++] = (byte) value;
    }
    return Arrays.copyOf(bytes, size);
  }

  private static int digit(char character) {
    int digit = ALPHABET.indexOf(character);
    if (digit < 0) {
      throw new IllegalArgumentException("a character is not of the alphabet");
    }
    return digit;
  }
}
