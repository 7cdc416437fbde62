package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffProperties {
  private static final Backoff FRESH = Backoff.of(Timing.USUAL);

  @Property
  void everyWaitIsBetweenNothingAndTheCeiling(
      @ForAll @IntRange(max = 100) int failures, @ForAll long seed) {
    Backoff backoff = after(failures);
    Duration wait = backoff.wait(new Random(seed));
    assertTrue(!wait.isNegative() && wait.compareTo(backoff.ceiling()) <= 0);
  }

  @Example
  void theCeilingDoublesFromASecondToAMinute() {
    assertEquals(Duration.ofSeconds(1), after(1).ceiling());
    assertEquals(Duration.ofSeconds(2), after(2).ceiling());
    assertEquals(Duration.ofSeconds(4), after(3).ceiling());
    assertEquals(Duration.ofSeconds(60), after(7).ceiling());
    assertEquals(Duration.ofSeconds(60), after(1_000).ceiling());
  }

  @Example
  void afterAResetItBeginsAgain() {
    assertEquals(FRESH, after(50).reset());
  }

  @Example
  void gatesThatAreCutAtOneMomentComeBackSpreadOverTheWholeWait() {
    Random random = new Random(7);
    Backoff backoff = after(20);
    int[] tenths = new int[10];
    for (int gate = 0; gate < 1_000; gate++) {
      tenths[(int) Math.min(9, backoff.wait(random).toMillis() / 6_000)]++;
    }
    for (int gates : tenths) {
      assertTrue(gates > 50, () -> "only " + gates + " of 1,000 gates in one tenth of the wait");
    }
  }

  private static Backoff after(int failures) {
    Backoff backoff = FRESH;
    for (int i = 0; i < failures; i++) {
      backoff = backoff.failed();
    }
    return backoff;
  }
}
