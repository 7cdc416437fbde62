package vn.tram.hardware.wedge;

/**
 * What stands on the keys of a US keyboard, by the numbers of linux/input-event-codes.h. Scanners
 * leave their factory with this layout.
 */
final class UsLayout {

  static final int ENTER = 28;
  static final int LEFT_CTRL = 29;
  static final int LEFT_SHIFT = 42;
  static final int RIGHT_SHIFT = 54;
  static final int LEFT_ALT = 56;
  static final int CAPS_LOCK = 58;
  static final int KEYPAD_PLUS = 78;
  static final int KEYPAD_ENTER = 96;
  static final int RIGHT_CTRL = 97;
  static final int RIGHT_ALT = 100;

  /** No character. */
  static final char NONE = 0;

  private static final char[] PLAIN = new char[128];
  private static final char[] SHIFTED = new char[128];

  static {
    keys(2, "1234567890-=", "!@#$%^&*()_+");
    keys(15, "\tqwertyuiop[]", "\tQWERTYUIOP{}");
    keys(30, "asdfghjkl;'`", "ASDFGHJKL:\"~");
    keys(43, "\\zxcvbnm,./", "|ZXCVBNM<>?");
    keys(55, "*", "*");
    keys(57, " ", " ");
    keys(71, "789-456+1230.", "789-456+1230.");
    keys(86, "\\", "|");
    keys(98, "/", "/");
  }

  private UsLayout() {}

  private static void keys(int first, String plain, String shifted) {
    plain.getChars(0, plain.length(), PLAIN, first);
    shifted.getChars(0, shifted.length(), SHIFTED, first);
  }

  /** The character on a key, or {@link #NONE}. */
  static char character(int code, boolean shift, boolean capsLock) {
    if (code < 0 || code >= PLAIN.length) {
      return NONE;
    }
    boolean letter = PLAIN[code] >= 'a' && PLAIN[code] <= 'z';
    return shift != (letter && capsLock) ? SHIFTED[code] : PLAIN[code];
  }
}
