package vn.tram.hardware.eye;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tram.hardware.box.Unreadable.Reason;

/** Two codes in view are told, also when each of them takes another look. */
class TwoCodesTest {
  private static final String ONE = "024088000001|Lê Thị Bình";
  private static final String OTHER = "079201000002|Trần Thị Ảnh";

  /** No pass is left out because the machine is busy. */
  private static final Duration LONG = Duration.ofHours(1);

  /** What makes the first pass miss a code that another one reads. */
  enum Hard {
    INVERTED(Pictures::inverted),
    BULGED(code -> Pictures.bulged(code, 10)),
    GRAINY(code -> Pictures.badlyLit(code, 45, 3)),
    NARROW(code -> Pictures.resized(code, 160, 300)),
    WIDE(code -> Pictures.resized(code, 600, 300));

    private final UnaryOperator<BufferedImage> way;

    Hard(UnaryOperator<BufferedImage> way) {
      this.way = way;
    }

    BufferedImage code(String text) {
      return way.apply(Pictures.code(text, 300));
    }
  }

  private static boolean isSeenAtOnce(BufferedImage picture) {
    return !Passes.first().codes(Grey.of(picture)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void alonePastTheFirstPassEachIsRead(Hard hard) {
    for (String text : List.of(ONE, OTHER)) {
      assertEquals(List.of(), Passes.first().codes(Grey.of(hard.code(text))), text);
      assertEquals(new Glance.Text(text), new QrEye(LONG).read(hard.code(text)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCodeThatTakesAnotherPassIsToldBesideAPlainOne(Hard hard) {
    BufferedImage plain = Pictures.code(ONE, 320);
    several(Pictures.sideBySide(plain, hard.code(OTHER)));
    several(Pictures.sideBySide(hard.code(OTHER), plain));
  }

  @ParameterizedTest
  @EnumSource
  void twoCodesThatTakeDifferentPassesAreTold(Hard hard) {
    for (Hard other : Hard.values()) {
      several(Pictures.sideBySide(hard.code(ONE), other.code(OTHER)));
    }
  }

  @Test
  void twoCodesInTheDarkAreTold() {
    BufferedImage two = Pictures.sideBySide(Pictures.code(ONE, 300), Pictures.code(OTHER, 300));
    several(Pictures.dark(two, 6, 3));
  }

  private static void several(BufferedImage picture) {
    assertEquals(new Glance.Nothing(Reason.SEVERAL_CODES), new QrEye(LONG).read(picture));
  }
}
