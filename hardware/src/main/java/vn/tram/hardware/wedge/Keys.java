package vn.tram.hardware.wedge;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes texts of the keys that a scanner plays. Letters that no US keyboard has come, if the
 * scanner sends them at all, in one of three ways, and all are understood:
 *
 * <ul>
 *   <li>Alt held, and a decimal number on the keypad: {@code Alt+7877} is ễ. A number up to 255 may
 *       be one byte of UTF-8 instead; it is taken as Latin-1, from which the card reader finds
 *       back.
 *   <li>Alt held, plus, and a hexadecimal number: {@code Alt+ +1EC5}.
 *   <li>Ctrl+Shift+U and a hexadecimal number, ended by a space, Enter, or the release of the keys.
 * </ul>
 *
 * <p>A scanner that sends none of them leaves the letters out; the numbers still say who it is.
 *
 * <p>Enter ends a text. So does a pause, as long as the scanner is not known to send Enter; after
 * that a pause is a scan that was torn off. What was torn is told as such, once, so that the
 * visitor hears that he is to show his card again. Holds a few kilobytes, whatever comes.
 */
final class Keys {

  /** Longer than any code that a scanner can read (QR version 40-L: 4,296 letters). */
  static final int LONGEST_TEXT = 4_400;

  private static final int MOST_DIGITS = 8;
  private static final int U = 22;
  private static final int J = 36;
  private static final int M = 50;

  /** One scan. */
  sealed interface Played {}

  /**
   * One of which something is missing, or whose keys are no letters.
   *
   * @param bootMillis when its first key came
   */
  record Torn(long bootMillis) implements Played {}

  /**
   * One that is whole.
   *
   * @param text what was played
   * @param bootMillis when its first key came: a scanner plays as soon as it has decoded
   */
  record Text(String text, long bootMillis) implements Played {

    /** Nothing of the text: a scan names a person. */
    @Override
    public String toString() {
      return "Text[" + text.length() + " characters, bootMillis=" + bootMillis + "]";
    }
  }

  private final Consumer<Played> sink;

  // Valid for the device.
  private final Set<Integer> down = new HashSet<>();
  private boolean capsLock;
  private Ending ending;
  private boolean enterHeard;

  // Valid for one scan.
  private final StringBuilder text = new StringBuilder();
  private long firstMillis;
  private boolean begun;
  private boolean struck;
  private boolean spoilt;

  // Valid for one character that is given by its number.
  private final StringBuilder number = new StringBuilder();
  private boolean hex;
  private boolean hexWhileHeld;

  /**
   * For a device that was just opened.
   *
   * @param ending how it ended its texts when it was open before
   */
  Keys(Ending ending, Consumer<Played> sink) {
    this.ending = ending;
    this.sink = sink;
  }

  /** Whether a text has begun that a pause would end. */
  boolean pending() {
    return begun;
  }

  /** How the device is believed to end its texts. */
  Ending ending() {
    return ending;
  }

  /** Something came from the device. */
  void event(KeyEvent event, long bootMillis) {
    if (event.type() == KeyEvent.SYN && event.code() == KeyEvent.DROPPED) {
      dropped(bootMillis);
    } else if (event.type() == KeyEvent.KEY && event.value() == 1) {
      begin(bootMillis);
      press(event.code());
      down.add(event.code());
    } else if (event.type() == KeyEvent.KEY && event.value() == 0) {
      down.remove(event.code());
      release(event.code());
    }
  }

  /** No key came for as long as {@link #ending} says. */
  void pause() {
    endNumber();
    if (blank() || spoilt) {
      tear();
    } else if (ending == Ending.ENTER) {
      // What another opening has taught is believed once: another scanner may be plugged in now.
      ending = enterHeard ? Ending.ENTER : Ending.UNKNOWN;
      tear();
    } else {
      ending = Ending.PAUSE;
      end();
    }
  }

  /** No key will come any more. */
  void gone() {
    endNumber();
    tear();
  }

  /** Keys are lost, and which ones are held is not known: what is left of this scan is no card. */
  private void dropped(long bootMillis) {
    begin(bootMillis);
    down.clear();
    number.setLength(0);
    hex = false;
    hexWhileHeld = false;
    spoilt = true;
  }

  private void begin(long bootMillis) {
    if (!begun) {
      begun = true;
      firstMillis = bootMillis;
    }
  }

  private void press(int code) {
    if (code == UsLayout.CAPS_LOCK) {
      capsLock = !capsLock;
    } else if (alt()) {
      digit(code);
    } else if (ctrl() && shift() && code == U) {
      endNumber();
      hex = true;
      hexWhileHeld = true;
    } else if (hex) {
      pressInHex(code);
    } else if (enter(code)) {
      enter();
    } else if (!ctrl()) {
      struck |= !modifier(code);
      append(UsLayout.character(code, shift(), capsLock));
    }
  }

  private void pressInHex(int code) {
    char digit = UsLayout.character(code, false, false);
    if (digit != UsLayout.NONE && Character.digit(digit, 16) >= 0) {
      number(digit);
    } else if (digit == ' ' || enter(code)) {
      endNumber();
    } else if (!modifier(code)) {
      endNumber();
      press(code);
    }
  }

  private void digit(int code) {
    if (code == UsLayout.KEYPAD_PLUS && number.isEmpty()) {
      hex = true;
    } else {
      char digit = UsLayout.character(code, false, false);
      if (digit != UsLayout.NONE && Character.digit(digit, hex ? 16 : 10) >= 0) {
        number(digit);
      }
    }
  }

  private void release(int code) {
    if ((code == UsLayout.LEFT_ALT || code == UsLayout.RIGHT_ALT) && !alt()) {
      endNumber();
    } else if (hexWhileHeld && modifier(code)) {
      hexWhileHeld = false;
      if (!number.isEmpty()) {
        endNumber();
      }
    }
  }

  private void number(char digit) {
    if (number.length() < MOST_DIGITS) {
      number.append(digit);
    }
  }

  private void endNumber() {
    if (!number.isEmpty()) {
      int codePoint = Integer.parseUnsignedInt(number.toString(), hex ? 16 : 10);
      if (codePoint == '\r' || codePoint == '\n') {
        enter();
      } else if (letter(codePoint)) {
        append(codePoint);
      } else {
        struck = true;
      }
    }
    number.setLength(0);
    hex = false;
    hexWhileHeld = false;
  }

  /** Not what controls a terminal; but bytes of UTF-8, see above. */
  private static boolean letter(int codePoint) {
    boolean octet = codePoint >= 0x80 && codePoint <= 0x9f;
    return octet
        || Character.isDefined(codePoint)
            && Character.getType(codePoint) != Character.SURROGATE
            && !Character.isISOControl(codePoint);
  }

  private void append(int codePoint) {
    if (codePoint != UsLayout.NONE) {
      spoilt |= text.length() >= LONGEST_TEXT;
      if (!spoilt) {
        text.appendCodePoint(codePoint);
      }
    }
  }

  private void enter() {
    ending = Ending.ENTER;
    enterHeard = true;
    // An Enter alone is the second one of a pair; keys that are no letters were meant as a code.
    spoilt |= struck && text.isEmpty();
    end();
  }

  private void end() {
    if (spoilt) {
      tear();
    } else {
      if (!text.isEmpty()) {
        sink.accept(new Text(text.toString(), firstMillis));
      }
      drop();
    }
  }

  private void tear() {
    if (spoilt || !blank()) {
      sink.accept(new Torn(firstMillis));
    }
    drop();
  }

  /** A tab may follow an Enter, and is the end of a scan and no scan. */
  private boolean blank() {
    return text.toString().isBlank();
  }

  private void drop() {
    // A scanner leaves the lock as it has found it; one half of that may be among what is lost.
    capsLock &= !spoilt;
    text.setLength(0);
    begun = false;
    struck = false;
    spoilt = false;
  }

  private boolean enter(int code) {
    return code == UsLayout.ENTER
        || code == UsLayout.KEYPAD_ENTER
        || ctrl() && (code == J || code == M);
  }

  private boolean shift() {
    return down.contains(UsLayout.LEFT_SHIFT) || down.contains(UsLayout.RIGHT_SHIFT);
  }

  private boolean ctrl() {
    return down.contains(UsLayout.LEFT_CTRL) || down.contains(UsLayout.RIGHT_CTRL);
  }

  private boolean alt() {
    return down.contains(UsLayout.LEFT_ALT) || down.contains(UsLayout.RIGHT_ALT);
  }

  private static boolean modifier(int code) {
    return switch (code) {
      case UsLayout.LEFT_CTRL,
          UsLayout.RIGHT_CTRL,
          UsLayout.LEFT_SHIFT,
          UsLayout.RIGHT_SHIFT,
          UsLayout.LEFT_ALT,
          UsLayout.RIGHT_ALT ->
          true;
      default -> false;
    };
  }
}
