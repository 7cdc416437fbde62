package vn.tram.systemtests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StartFiguresTest {
  @Test
  void theLineIsTheOneThatOthersRead() {
    assertEquals("start: ready-ms=812 rss-mb=143", new StartFigures(812, 143).line());
  }

  @Test
  void tooLateOrTooLargeBreaksTheLimit() {
    assertTrue(new StartFigures(1_500, 200).withinLimits());
    assertFalse(new StartFigures(1_501, 200).withinLimits());
    assertFalse(new StartFigures(1_500, 201).withinLimits());
  }
}
