package vn.tram.systemtests.patience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.tram.systemtests.text.ProofException;

class ProgressTest {
  private static final Duration STEP = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void itLooksUntilTheGoalIsReached() throws Exception {
    var number = new AtomicLong();
    Progress.await(number::incrementAndGet, 5, STEP, LONG);
    assertEquals(5, number.get());
  }

  @Test
  void whatStandsStillIsGivenUpWithASentence() {
    var stopped =
        assertThrows(
            ProofException.class, () -> Progress.await(() -> 3L, 5, STEP, Duration.ofMillis(5)));
    assertTrue(stopped.getMessage().startsWith("It stands still at 3 of 5"), stopped.getMessage());
  }

  @Test
  void whatCannotBeLookedAtIsSaid() {
    var blind =
        assertThrows(
            ProofException.class,
            () ->
                Progress.await(
                    () -> {
                      throw new IOException("gone");
                    },
                    5,
                    STEP,
                    LONG));
    assertTrue(blind.getMessage().contains("gone"), blind.getMessage());
  }
}
