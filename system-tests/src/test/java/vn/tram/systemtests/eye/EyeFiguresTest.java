package vn.tram.systemtests.eye;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EyeFiguresTest {
  private static final EyeFigures.Limits LIMITS = new EyeFigures.Limits(172, 40);

  @Test
  void theLineIsTheOneThatOthersRead() {
    assertEquals(
        "eye: photos=179 decoded=172 false=0 median-ms=4.3 p99-ms=80.0 plain-zxing=157",
        new EyeFigures(179, 172, 0, 4.25, 80, 157).line());
  }

  @Test
  void tooFewOrTooSlowOrASingleFalseOneBreaksTheLimit() {
    assertTrue(new EyeFigures(179, 172, 0, 40, 900, 157).within(LIMITS));
    assertFalse(new EyeFigures(179, 171, 0, 1, 1, 157).within(LIMITS));
    assertFalse(new EyeFigures(179, 178, 1, 1, 1, 157).within(LIMITS));
    assertFalse(new EyeFigures(179, 172, 0, 40.1, 41, 157).within(LIMITS));
  }

  @Test
  void countsWhatWasReadRightAndWrongAndHowLongItTook() {
    List<Look> looks = new ArrayList<>();
    for (int millis = 1; millis <= 98; millis++) {
      looks.add(new Look(Look.Outcome.RIGHT, millis, millis <= 50));
    }
    looks.add(new Look(Look.Outcome.WRONG, 99, false));
    looks.add(new Look(Look.Outcome.DISPUTED, 100, false));
    assertEquals(new EyeFigures(100, 98, 1, 50, 99, 50), EyeFigures.of(looks));
  }
}
