package vn.tram.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.serial.Racket.Verdict;

/** Noise is answered once, and a card amid noise is a card. */
class RacketTest {

  private static final String CARD = "024088000001";

  private final Racket racket = new Racket();

  private Verdict hear(String text, long millis) {
    return racket.hear(new Token.Line(text, millis));
  }

  @Test
  void noiseIsAnsweredOnceUntilItWasQuietForAWhile() {
    assertEquals(Verdict.NOISE, hear("\ufffd", 0));
    assertEquals(Verdict.MORE_NOISE, hear("\ufffd", 2_999));
    assertEquals(Verdict.MORE_NOISE, hear("\ufffd", 5_998));
    assertEquals(Verdict.NOISE, hear("\ufffd", 8_998));
  }

  @Test
  void aCardAmidNoiseIsReadAtOnceAndTheNoiseIsStillTheSame() {
    hear("\ufffd", 0);
    assertEquals(Verdict.CARD, hear(CARD, 0));
    assertEquals(Verdict.MORE_NOISE, hear("\ufffd", 10));
  }

  @Test
  void aShortTextIsACardUnlessItStandsAmidNoise() {
    assertEquals(Verdict.CARD, hear("A-17", 0));
    assertEquals(Verdict.NOISE, hear("\ufffd", 1));
    assertEquals(Verdict.MORE_NOISE, hear("A-17", 2));
    assertEquals(Verdict.CARD, hear("A-17", 3_002));
  }

  @Test
  void randomBytesForTwelveSecondsAreOneAnswerAndEndless() {
    List<Verdict> verdicts = new ArrayList<>();
    long[] now = {0};
    Framing framing =
        new Framing(
            true,
            token -> {
              if (token instanceof Token.Line line) {
                verdicts.add(racket.hear(line));
              }
            });
    Random random = new Random(4);
    byte[] tenth = new byte[1_152];
    for (now[0] = 0; now[0] < 12_000; now[0] += 100) {
      random.nextBytes(tenth);
      framing.bytes(tenth, tenth.length, now[0]);
    }
    assertEquals(Verdict.NOISE, verdicts.removeFirst());
    assertTrue(verdicts.size() > 500, verdicts.size() + " lines");
    assertEquals(List.of(Verdict.MORE_NOISE), verdicts.stream().distinct().toList());
    assertTrue(racket.endless());
    assertEquals(Verdict.CARD, hear(CARD, 12_000));
    assertFalse(racket.endless());
  }

  @Test
  void aCardInAnotherCharsetThatIsHeldForAMinuteIsNoBrokenLine() {
    for (long now = 0; now < 60_000; now += 500) {
      assertEquals(now == 0 ? Verdict.NOISE : Verdict.MORE_NOISE, hear("024|\ufffd\ufffd|", now));
      assertFalse(racket.endless(), "after " + now + " ms");
    }
  }
}
