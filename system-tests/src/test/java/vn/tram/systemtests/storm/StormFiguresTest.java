package vn.tram.systemtests.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StormFiguresTest {
  @Test
  void theLineIsTheOneThatOthersRead() {
    assertEquals(
        "storm: nodes=200 checkins=12000 lost=1 duplicated=2 seconds=7.3 slowest-over-median=1.25"
            + " hub-heap-mb=321 seed=9",
        new StormFigures(200, 12_000, 1, 2, 7.25, 1.25, 321, true, 9).line());
  }

  @Test
  void lossDoublesAndLatenessBreakThePromise() {
    assertTrue(figures(0, 0, true).kept());
    assertFalse(figures(1, 0, true).kept());
    assertFalse(figures(0, 1, true).kept());
    assertFalse(figures(0, 0, false).kept());
  }

  private static StormFigures figures(long lost, long duplicated, boolean finished) {
    return new StormFigures(1, 1, lost, duplicated, 1, 1, 1, finished, 1);
  }
}
