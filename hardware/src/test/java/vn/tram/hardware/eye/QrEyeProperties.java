package vn.tram.hardware.eye;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class QrEyeProperties {
  private final QrEye eye = new QrEye();

  @Property(tries = 500)
  void whateverTheBytesAreThereIsAnAnswer(@ForAll byte[] bytes) {
    assertNotNull(eye.read(bytes));
  }

  @Property(tries = 100)
  void aPictureWithOneSpoiltByteIsAnswered(
      @ForAll @IntRange(max = 5_000) int where, @ForAll byte spoilt) {
    byte[] picture = Pictures.jpeg(Pictures.code(Pictures.CARD, 120));
    picture[where % picture.length] = spoilt;
    assertNotNull(eye.read(picture));
  }

  @Property(tries = 100)
  void everyVietnameseTextComesBackLetterByLetter(
      @ForAll @StringLength(min = 1, max = 80) @CharRange(from = 'À', to = 'ỹ') String text) {
    assertEquals(new Glance.Text(text), eye.read(Pictures.png(Pictures.code(text, 400))));
  }
}
