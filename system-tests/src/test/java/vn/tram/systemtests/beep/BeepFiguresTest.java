package vn.tram.systemtests.beep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BeepFiguresTest {
  @Test
  void theLineIsTheOneThatOthersRead() {
    assertEquals(
        "beep: p50-us=200 p99-us=801 floor-p50-us=140 floor-p99-us=300"
            + " p50-ratio=1.43 p99-ratio=2.67",
        new BeepFigures(200.2, 800.6, 139.6, 300).line());
  }

  @Test
  void eitherRatioBreaksTheLimit() {
    assertTrue(new BeepFigures(150, 300, 100, 100).withinLimits());
    assertFalse(new BeepFigures(151, 300, 100, 100).withinLimits());
    assertFalse(new BeepFigures(150, 301, 100, 100).withinLimits());
  }
}
