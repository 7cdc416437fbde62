package vn.tram.hub.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final long STEP = Rates.STEP.toNanos();

  @Test
  void theNewestStepStandsLastAndOldOnesFallOut() {
    Rates rates = new Rates();
    rates.add(0, 3);
    rates.add(STEP - 1, 4);
    rates.add(STEP, 5);
    List<Long> steps = rates.steps(STEP);
    assertEquals(Rates.STEPS, steps.size());
    assertEquals(List.of(7L, 5L), steps.subList(Rates.STEPS - 2, Rates.STEPS));
    assertEquals(5L, rates.steps(STEP * Rates.STEPS).getFirst());
    assertEquals(0L, sum(rates.steps(STEP * (Rates.STEPS + 1))));
  }

  @Test
  void aClockThatBeginsBelowZeroCountsAsWell() {
    Rates rates = new Rates();
    rates.add(-STEP * 3, 2);
    rates.add(Long.MIN_VALUE / 2 + 1, 0);
    assertEquals(2L, sum(rates.steps(-STEP * 2)));
  }

  @Property
  void nothingIsLostOrCountedTwiceWithinTheWindow(
      @ForAll List<@IntRange(min = 0, max = 1000) Integer> counts) {
    Rates rates = new Rates();
    long now = 17;
    long expected = 0;
    for (int count : counts.subList(0, Math.min(counts.size(), Rates.STEPS))) {
      now += STEP - 1;
      rates.add(now, count);
      expected += count;
    }
    assertEquals(expected, sum(rates.steps(now)));
  }

  private static long sum(List<Long> steps) {
    return steps.stream().mapToLong(Long::longValue).sum();
  }
}
