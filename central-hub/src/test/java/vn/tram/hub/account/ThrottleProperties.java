package vn.tram.hub.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ThrottleProperties {
  private static final Instant LAST = Instant.parse("2026-11-21T03:00:00Z");

  @Property
  void whoMistypesAFewTimesWaitsForNothing(
      @ForAll @IntRange(min = 0, max = 4) int failures, @ForAll @IntRange(max = 4000) int seconds) {
    assertEquals(Duration.ZERO, Throttle.wait(failures, 5, LAST, LAST.plusSeconds(seconds)));
  }

  @Property
  void moreWrongOnesNeverWaitLess(@ForAll @IntRange(min = 0, max = 1_000_000) int failures) {
    Duration fewer = Throttle.wait(failures, 5, LAST, LAST);
    Duration more = Throttle.wait(failures + 1, 5, LAST, LAST);
    assertTrue(more.compareTo(fewer) >= 0, failures + ": " + more + " < " + fewer);
  }

  @Property
  void nobodyWaitsLongerThanAQuarterOfAnHour(
      @ForAll @IntRange(min = 0, max = 1_000_000) int failures) {
    Duration wait = Throttle.wait(failures, 5, LAST, LAST);
    assertTrue(wait.compareTo(Duration.ofMinutes(15)) <= 0, failures + ": " + wait);
    assertEquals(Duration.ZERO, Throttle.wait(failures, 5, LAST, LAST.plus(wait)));
  }
}
