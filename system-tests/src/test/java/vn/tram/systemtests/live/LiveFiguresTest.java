package vn.tram.systemtests.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveFiguresTest {
  @Test
  void theLineTellsHalfOfTheDelaysAndTheRareOnes() {
    List<Double> delays = IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList();
    assertEquals(
        "live: p50-ms=100.0 p99-ms=198.0 bytes-per-checkin=401",
        LiveFigures.of(delays, 80_200).line());
  }

  @Test
  void eitherFigureAloneBreaksTheLimit() {
    assertTrue(new LiveFigures(60, 900, 450).withinLimits());
    assertFalse(new LiveFigures(60.1, 900, 450).withinLimits());
    assertFalse(new LiveFigures(60, 900, 450.1).withinLimits());
  }
}
