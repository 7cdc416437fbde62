package vn.tram.systemtests.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

  /** HID 1.11, appendix B: the boot keyboard's report. */
  private static final int REPORT_BYTES = 8;

  /**
   * Types a text and the enter key, each key pressed and let go. A program of the system hands the
   * reports over: a JVM on an emulated processor now and then pauses longer between two keys than a
   * scanner may.
   */
  void type(String text) throws IOException, InterruptedException, Broken {
    var keys = new ByteArrayOutputStream();
    for (char c : (text + '\n').toCharArray()) {
      keys.writeBytes(press(c));
      keys.writeBytes(new byte[REPORT_BYTES]);
    }
    Path prepared = Files.write(Files.createTempFile("keys", ""), keys.toByteArray());
    try {
      Process hand =
          new ProcessBuilder(
                  "busybox", "dd", "if=" + prepared, "of=" + REPORTS, "bs=" + REPORT_BYTES)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Broken.unless(hand.waitFor() == 0, "the keys could not be handed to " + REPORTS);
    } finally {
      Files.delete(prepared);
    }
  }

  private static byte[] press(char c) throws Broken {
    byte[] report = new byte[REPORT_BYTES];
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
