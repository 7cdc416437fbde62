package vn.tram.systemtests.rig;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scanner that types what it reads, as a USB keyboard with the US layout. */
final class KeyboardScanner {
  private static final Path REPORTS = Path.of("/dev/hidg0");

  /**
   * Usages of the keyboard page (HID Usage Tables 1.12, chapter 10) from 0x1e on, without and with
   * the shift key; letters go from 0x04 on.
   */
  private static final String PLAIN = "1234567890\n\u001b\b\t -=[]\\\0;'`,./";

  private static final String SHIFTED = "!@#$%^&*()\0\0\0\0\0_+{}|\0:\"~<>?";
  private static final int FIRST_LETTER = 0x04;
  private static final int FIRST_SIGN = 0x1e;
  private static final byte LEFT_SHIFT = 2;

  /** Types a text and the enter key, each key pressed and let go. */
  void type(String text) throws IOException, Broken {
    try (OutputStream reports = Files.newOutputStream(REPORTS)) {
      for (char c : (text + '\n').toCharArray()) {
        reports.write(press(c));
        reports.write(new byte[8]);
      }
    }
  }

  private static byte[] press(char c) throws Broken {
    byte[] report = new byte[8];
    char small = Character.toLowerCase(c);
    if (small >= 'a' && small <= 'z') {
      report[0] = c == small ? 0 : LEFT_SHIFT;
      report[2] = (byte) (FIRST_LETTER + small - 'a');
      return report;
    }
    boolean shifted = PLAIN.indexOf(c) < 0;
    int place = shifted ? SHIFTED.indexOf(c) : PLAIN.indexOf(c);
    Broken.unless(place >= 0, "no key of a US keyboard types U+%04X".formatted((int) c));
    report[0] = shifted ? LEFT_SHIFT : 0;
    report[2] = (byte) (FIRST_SIGN + place);
    return report;
  }
}
