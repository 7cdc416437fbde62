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

  /** Copies two reports at a time, a key going down and up, from file $1 to device $2. */
  private static final String HAND =
      """
      keys=$(($(busybox wc -c <"$1") / 16)); key=0
      while [ $key -lt $keys ]; do
        busybox dd if="$1" of="$2" bs=8 count=2 skip=$((2 * key)) 2>/dev/null || exit 1
        key=$((key + 1))
      done
      """;

  /**
   * Types a text and the enter key, each key pressed and let go. A shell hands the reports over,
   * one key after the other: a scanner leaves some milliseconds between two keys, and a JVM on an
   * emulated processor now and then too many.
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
          new ProcessBuilder("sh", "-c", HAND, "keys", prepared.toString(), REPORTS.toString())
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
