package vn.tram.hardware.eye;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.tram.hardware.eye.Pictures.CARD;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.hardware.box.Unreadable.Reason;

/** What people hold up by mistake or in bad faith: never a text that is not there. */
class BadPictureTest {
  private static final String OTHER = "079201000002";
  private static final Glance NO_CODE = new Glance.Nothing(Reason.NO_CODE);
  private static final Glance SEVERAL = new Glance.Nothing(Reason.SEVERAL_CODES);

  private final QrEye eye = new QrEye();

  private static BufferedImage card() {
    return Pictures.code(CARD, 320);
  }

  private void reads(BufferedImage picture) {
    assertEquals(new Glance.Text(CARD), eye.read(picture));
  }

  private static BufferedImage mirrored(BufferedImage image) {
    BufferedImage mirrored = Pictures.paper(image.getWidth(), image.getHeight());
    Graphics2D pen = mirrored.createGraphics();
    pen.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
    pen.dispose();
    return mirrored;
  }

  /** A part is white, as torn off. */
  private static BufferedImage torn(BufferedImage image, int x, int y, int width, int height) {
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(x, y, width, height);
    pen.dispose();
    return image;
  }

  @Test
  void aCardUpsideDownIsRead() {
    reads(Pictures.turned(card(), 180));
  }

  @Test
  void aCardInAMirrorIsRead() {
    reads(mirrored(card()));
    reads(Pictures.turned(mirrored(card()), 100));
  }

  @Test
  void aLightCodeInAMirrorIsRead() {
    reads(Pictures.inverted(mirrored(card())));
  }

  @Test
  void aCardThatIsTornWithinItsErrorCorrectionIsRead() {
    reads(torn(card(), 190, 190, 50, 50));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
  void aCardThatIsTornMoreAndMoreIsReadRightOrNotAtAll(int tenMillimetres) {
    int gone = 16 * tenMillimetres;
    Glance glance = eye.read(torn(card(), 320 - gone, 0, gone, 320));
    assertTrue(Set.of(new Glance.Text(CARD), NO_CODE).contains(glance), () -> "saw " + glance);
  }

  @Test
  void ofACardThatIsTornInHalfNothingIsTaken() {
    assertEquals(NO_CODE, eye.read(torn(card(), 160, 0, 160, 320)));
    assertEquals(NO_CODE, eye.read(torn(card(), 0, 160, 320, 160)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void aCardWithSpotsIsReadRightOrNotAtAll(long seed) {
    Random random = new Random(seed);
    BufferedImage spotted = card();
    Graphics2D pen = spotted.createGraphics();
    for (int spot = 0; spot < 4 * seed; spot++) {
      pen.setColor(random.nextBoolean() ? Color.BLACK : Color.WHITE);
      pen.fillOval(random.nextInt(320), random.nextInt(320), 12, 12);
    }
    pen.dispose();
    Glance glance = eye.read(spotted);
    assertTrue(
        Set.of(new Glance.Text(CARD), NO_CODE).contains(glance), () -> seed + ": saw " + glance);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 37, 90, 180})
  void ofTwoCardsNeitherIsTakenHoweverTheyAreHeld(int degrees) {
    BufferedImage two =
        Pictures.sideBySide(
            Pictures.turned(card(), degrees), Pictures.turned(Pictures.code(OTHER, 240), -degrees));
    assertEquals(SEVERAL, eye.read(two));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 60, 100, 140, 180, 220, 260, 300})
  void aCardThatCoversAnotherOneIsNeverMixedWithIt(int right) {
    BufferedImage both = Pictures.paper(700, 400);
    Graphics2D pen = both.createGraphics();
    pen.drawImage(card(), 10, 40, null);
    pen.drawImage(Pictures.code(OTHER, 320), 10 + right, 60, null);
    pen.dispose();
    Glance glance = eye.read(both);
    Set<Glance> honest = Set.of(new Glance.Text(CARD), new Glance.Text(OTHER), NO_CODE, SEVERAL);
    assertTrue(honest.contains(glance), () -> "saw " + glance);
  }

  @ParameterizedTest
  @CsvSource({
    "CODE_128,024088000001",
    "CODE_39,024088000001",
    "EAN_13,8934563138165",
    "ITF,024088000001",
    "DATA_MATRIX,024088000001",
    "AZTEC,024088000001",
    "PDF_417,024088000001"
  })
  void aBarcodeThatIsNoQrCodeIsNotTaken(BarcodeFormat format, String text) throws WriterException {
    BufferedImage code =
        MatrixToImageWriter.toBufferedImage(new MultiFormatWriter().encode(text, format, 400, 200));
    BufferedImage sheet = Pictures.paper(640, 480);
    Graphics2D pen = sheet.createGraphics();
    pen.drawImage(code, 100, 100, null);
    pen.dispose();
    assertEquals(NO_CODE, eye.read(sheet));
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void aSheetFullOfCornerMarksDoesNotKeepTheEyeForMinutes() {
    BufferedImage sheet = Pictures.paper(1280, 720);
    Graphics2D pen = sheet.createGraphics();
    for (int y = 10; y < 690; y += 30) {
      for (int x = 10; x < 1250; x += 30) {
        square(pen, Color.BLACK, x, y, 21);
        square(pen, Color.WHITE, x + 3, y + 3, 15);
        square(pen, Color.BLACK, x + 6, y + 6, 9);
      }
    }
    pen.dispose();
    assertEquals(NO_CODE, eye.read(sheet));
  }

  private static void square(Graphics2D pen, Color colour, int x, int y, int side) {
    pen.setColor(colour);
    pen.fillRect(x, y, side, side);
  }

  @Test
  void aQrCodeBesideAnotherKindOfBarcodeIsRead() throws WriterException {
    BufferedImage stripes =
        MatrixToImageWriter.toBufferedImage(
            new MultiFormatWriter().encode(OTHER, BarcodeFormat.CODE_128, 300, 200));
    reads(Pictures.sideBySide(card(), stripes));
  }
}
