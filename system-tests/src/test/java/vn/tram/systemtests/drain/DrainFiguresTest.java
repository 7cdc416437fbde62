package vn.tram.systemtests.drain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DrainFiguresTest {
  @Test
  void theLineIsTheOneThatOthersRead() {
    assertEquals(
        "drain: checkins=100000 seconds=12.50 rate=8000 bytes-per-checkin=71.3",
        new DrainFigures(100_000, 12.5, 7_130_000).line());
  }

  @Test
  void tooSlowOrTooWordyBreaksTheLimit() {
    assertTrue(new DrainFigures(100_000, 5, 9_000_000).withinLimits());
    assertFalse(new DrainFigures(100_000, 5.1, 9_000_000).withinLimits());
    assertFalse(new DrainFigures(100_000, 5, 9_000_001).withinLimits());
  }
}
