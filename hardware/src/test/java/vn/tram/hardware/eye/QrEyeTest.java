package vn.tram.hardware.eye;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.tram.hardware.eye.Pictures.CARD;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.hardware.box.Unreadable.Reason;

class QrEyeTest {
  private final QrEye eye = new QrEye();

  private void reads(String text, byte[] picture) {
    assertEquals(new Glance.Text(text), eye.read(picture));
  }

  private void refuses(Reason reason, byte[] picture) {
    assertEquals(new Glance.Nothing(reason), eye.read(picture));
  }

  @Test
  void readsVietnameseLettersThatNoMarkAnnounces() {
    reads(CARD, Pictures.png(Pictures.code(CARD, 300)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ế", "Đỗ Ý", "Nguyễn Thị Ngọc Ẩn", "Ưng Hoà Phúc", "ẵẫằấợỡ"})
  void readsShortNamesThatGuessingWouldTakeForJapanese(String name) {
    reads(name, Pictures.png(Pictures.code(name, 200)));
  }

  @Test
  void readsVietnameseLettersThatAnEciAnnounces() {
    reads(CARD, Pictures.png(Pictures.announcedCode(CARD, 300)));
  }

  @Test
  void readsJpegAsWellAsPng() {
    reads(CARD, Pictures.jpeg(Pictures.code(CARD, 300)));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 17, 33, 45, 60, 90, 135, 180, 201, 270, 315, 350})
  void readsACardAtAnyAngle(int degrees) {
    reads(CARD, Pictures.jpeg(Pictures.turned(Pictures.code(CARD, 320), degrees)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void readsABlurredCard(int width) {
    reads(CARD, Pictures.jpeg(Pictures.blurred(Pictures.code(CARD, 300), width)));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 20})
  void readsABadlyLitCardWithGrain(int grain) {
    BufferedImage tilted = Pictures.turned(Pictures.code(CARD, 320), 12);
    reads(CARD, Pictures.jpeg(Pictures.badlyLit(tilted, grain, 7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {45, 50, 55, 60})
  void readsACardThatIsTurnedAway(int degrees) {
    int narrow = (int) (300 * Math.cos(Math.toRadians(degrees)));
    reads(CARD, Pictures.png(Pictures.resized(Pictures.code(CARD, 300), narrow, 300)));
    reads(CARD, Pictures.png(Pictures.resized(Pictures.code(CARD, 300), 300, narrow)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsACardInTheDark(long seed) {
    reads(CARD, Pictures.png(Pictures.dark(Pictures.code(CARD, 300), 6, seed)));
  }

  @Test
  void readsALightCodeOnADarkScreen() {
    reads(CARD, Pictures.png(Pictures.inverted(Pictures.code(CARD, 300))));
  }

  @Test
  void readsATinyCodeInAnOtherwiseEmptyPicture() {
    BufferedImage view = Pictures.sideBySide(Pictures.code(CARD, 110), Pictures.paper(1500, 1100));
    reads(CARD, Pictures.png(view));
  }

  @Test
  void readsTheLargePictureOfATelephone() {
    BufferedImage code = Pictures.code(CARD, 1200);
    reads(CARD, Pictures.jpeg(Pictures.sideBySide(code, Pictures.paper(2800, 3000))));
  }

  @Test
  void readsATransparentPicture() {
    BufferedImage clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
    BufferedImage code = Pictures.code(CARD, 300);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 300; x++) {
        boolean dark = (code.getRGB(x, y) & 0xff) < 128;
        clear.setRGB(x, y, dark ? 0xff000000 : 0);
      }
    }
    reads(CARD, Pictures.png(clear));
  }

  @Test
  void readsAnEmptyCodeLikeAnyOther() {
    reads(" ", Pictures.png(Pictures.code(" ", 200)));
  }

  @Test
  void refusesToGuessWhichOfTwoCodesWasMeant() {
    BufferedImage two =
        Pictures.sideBySide(Pictures.code(CARD, 300), Pictures.code("079201000002", 300));
    refuses(Reason.SEVERAL_CODES, Pictures.png(two));
  }

  @Test
  void takesTheSameCodeTwiceInOnePictureForOne() {
    BufferedImage two = Pictures.sideBySide(Pictures.code(CARD, 300), Pictures.code(CARD, 300));
    reads(CARD, Pictures.png(two));
  }

  @Test
  void saysThatAnEmptyFileIsEmpty() {
    refuses(Reason.EMPTY, new byte[0]);
  }

  @Test
  void saysThatAWallHasNoCode() {
    refuses(Reason.NO_CODE, Pictures.png(Pictures.paper(640, 480)));
  }

  @Test
  void saysThatNoiseHasNoCode() {
    BufferedImage noise = Pictures.badlyLit(Pictures.paper(640, 480), 90, 3);
    refuses(Reason.NO_CODE, Pictures.jpeg(noise));
  }

  @Test
  void saysThatTenMegabytesOfGarbageAreNoPicture() {
    byte[] garbage = new byte[QrEye.MOST_BYTES];
    new Random(1).nextBytes(garbage);
    refuses(Reason.NOT_A_PICTURE, garbage);
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutOpeningIt() {
    byte[] large = Arrays.copyOf(Pictures.png(Pictures.code(CARD, 300)), QrEye.MOST_BYTES + 1);
    refuses(Reason.TOO_LARGE, large);
  }

  @Test
  void saysThatATextIsNoPicture() {
    refuses(Reason.NOT_A_PICTURE, CARD.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void saysThatAPictureWhichIsCutShortIsNone() {
    byte[] whole = Pictures.png(Pictures.code(CARD, 300));
    refuses(Reason.NOT_A_PICTURE, Arrays.copyOf(whole, whole.length / 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2147483647x2147483647", "100000x10", "12001x300", "6000x6000", "20x20", "1x9000"})
  void refusesAnAbsurdSizeByWhatTheHeaderClaims(String size) {
    String[] sides = size.split("x");
    refuses(Reason.BAD_SIZE, pngHeader(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
  }

  /** A PNG that claims a size and has no pixel of it: reading one would fail otherwise. */
  private static byte[] pngHeader(int width, int height) {
    ByteBuffer chunk = ByteBuffer.allocate(17);
    chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    chunk.put(new byte[] {8, 0, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(chunk.array());
    ByteBuffer file = ByteBuffer.allocate(64);
    file.putLong(0x89504e470d0a1a0aL).putInt(13).put(chunk.array()).putInt((int) sum.getValue());
    return Arrays.copyOf(file.array(), file.position());
  }
}
