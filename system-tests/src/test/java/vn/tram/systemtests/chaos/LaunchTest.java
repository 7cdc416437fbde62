package vn.tram.systemtests.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

class LaunchTest {
  private final Launch launch = new Launch();
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void whatABusyMachineDoesNotGetReadyIsStartedAgainAndCounted() throws Exception {
    assertEquals("ready", launch.of(() -> readyAfter(2, Problem.PROCESS_NOT_READY)));
    assertEquals(2, launch.slow());
  }

  @Test
  void whatIsNeverReadyIsGivenUp() {
    assertThrows(
        ProvisioningException.class,
        () -> launch.of(() -> readyAfter(Integer.MAX_VALUE, Problem.PROCESS_NOT_READY)));
    assertEquals(Launch.MOST_TRIES, tries.get());
  }

  @Test
  void whatEndsByItselfIsNotStartedAgain() {
    assertThrows(
        ProvisioningException.class, () -> launch.of(() -> readyAfter(1, Problem.PROCESS_ENDED)));
    assertEquals(1, tries.get());
    assertEquals(0, launch.slow());
  }

  private String readyAfter(int failures, Problem problem) throws ProvisioningException {
    if (tries.getAndIncrement() < failures) {
      throw new ProvisioningException(problem, "gate", 60, "a log");
    }
    return "ready";
  }
}
