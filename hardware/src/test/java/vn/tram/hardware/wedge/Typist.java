package vn.tram.hardware.wedge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Plays keys as scanners do. */
final class Typist {

  static final int KEYPAD_ZERO = 82;

  private static final int[] KEYPAD = {82, 79, 80, 81, 75, 76, 77, 71, 72, 73};
  private static final int U = 22;
  private static final int SPACE = 57;

  private final List<KeyEvent> events = new ArrayList<>();

  Typist press(int... codes) {
    for (int code : codes) {
      event(KeyEvent.KEY, code, 1);
      event(KeyEvent.SYN, KeyEvent.REPORT, 0);
    }
    return this;
  }

  Typist release(int... codes) {
    for (int code : codes) {
      event(KeyEvent.KEY, code, 0);
      event(KeyEvent.SYN, KeyEvent.REPORT, 0);
    }
    return this;
  }

  Typist event(int type, int code, int value) {
    events.add(new KeyEvent(type, code, value));
    return this;
  }

  Typist strike(int code) {
    return press(code).release(code);
  }

  /** Letters of the US keyboard, with shift where it is needed. */
  Typist type(String text) {
    text.chars().forEach(c -> key((char) c));
    return this;
  }

  Typist enter() {
    return strike(UsLayout.ENTER);
  }

  /** As scanners for Windows do. */
  Typist alt(String decimal) {
    press(UsLayout.LEFT_ALT);
    decimal.chars().forEach(digit -> strike(KEYPAD[digit - '0']));
    return release(UsLayout.LEFT_ALT);
  }

  /** As scanners for Linux do: all keys up before the digits, a space behind them. */
  Typist unicode(int codePoint) {
    press(UsLayout.LEFT_CTRL, UsLayout.LEFT_SHIFT).strike(U);
    release(UsLayout.LEFT_SHIFT, UsLayout.LEFT_CTRL);
    return type(Integer.toHexString(codePoint)).strike(SPACE);
  }

  /** The same with the keys held until the end. */
  Typist unicodeHeld(int codePoint) {
    press(UsLayout.LEFT_CTRL, UsLayout.LEFT_SHIFT).strike(U);
    Integer.toHexString(codePoint).chars().forEach(digit -> strike(code((char) digit)));
    return release(UsLayout.LEFT_SHIFT, UsLayout.LEFT_CTRL);
  }

  List<KeyEvent> events() {
    return List.copyOf(events);
  }

  byte[] bytes() {
    var all = new ByteArrayOutputStream();
    for (KeyEvent event : events) {
      ByteBuffer record = ByteBuffer.allocate(KeyEvent.BYTES).order(ByteOrder.nativeOrder());
      record.putLong(1_700_000_000L).putLong(5);
      record.putShort((short) event.type()).putShort((short) event.code()).putInt(event.value());
      all.writeBytes(record.array());
    }
    return all.toByteArray();
  }

  private void key(char c) {
    int plain = code(c);
    if (plain > 0) {
      strike(plain);
    } else {
      press(UsLayout.LEFT_SHIFT).strike(shiftedCode(c)).release(UsLayout.LEFT_SHIFT);
    }
  }

  private static int code(char c) {
    for (int code = 0; code < 128; code++) {
      if (UsLayout.character(code, false, false) == c) {
        return code;
      }
    }
    return 0;
  }

  private static int shiftedCode(char c) {
    for (int code = 0; code < 128; code++) {
      if (UsLayout.character(code, true, false) == c) {
        return code;
      }
    }
    throw new IllegalArgumentException("no key has " + c);
  }
}
