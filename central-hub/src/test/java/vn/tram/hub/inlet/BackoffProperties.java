package vn.tram.hub.inlet;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffProperties {
  @Property
  void aWaitLiesBetweenZeroAndABoundThatDoublesAndEnds(
      @ForAll @IntRange(min = 1) int failures, @ForAll Random random) {
    Duration wait = Backoff.wait(failures, random);
    assertFalse(wait.isNegative());
    assertTrue(wait.compareTo(Backoff.MOST) <= 0, wait::toString);
    if (failures == 1) {
      assertTrue(wait.compareTo(Backoff.FIRST) <= 0, wait::toString);
    }
  }

  @Property
  void thousandsThatFailTogetherDoNotComeBackTogether(
      @ForAll @IntRange(min = 8, max = 100) int failures) {
    RandomGenerator random = new Random(failures);
    Duration quarter = Backoff.MOST.dividedBy(4);
    int early = 0;
    int late = 0;
    for (int client = 0; client < 1_000; client++) {
      Duration wait = Backoff.wait(failures, random);
      early += wait.compareTo(quarter) < 0 ? 1 : 0;
      late += wait.compareTo(quarter.multipliedBy(3)) > 0 ? 1 : 0;
    }
    assertTrue(early > 150 && late > 150, early + " early, " + late + " late of 1000");
  }
}
