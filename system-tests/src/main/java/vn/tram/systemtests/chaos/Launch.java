package vn.tram.systemtests.chaos;

import java.util.concurrent.atomic.AtomicInteger;
import vn.tram.provisioning.text.Problem;
import vn.tram.provisioning.text.ProvisioningException;

/**
 * Starts programs. One that a busy machine does not get ready in time is started again and counted:
 * that is the machine's doing, and no promise is broken. Safe for many threads.
 */
final class Launch {
  static final int MOST_TRIES = 5;

  private final AtomicInteger slow = new AtomicInteger();

  interface Start<T> {
    T run() throws ProvisioningException, InterruptedException;
  }

  /**
   * Starts one.
   *
   * @throws ProvisioningException when it ends instead, or is never ready in time
   */
  <T> T of(Start<T> start) throws ProvisioningException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return start.run();
      } catch (ProvisioningException e) {
        if (e.problem() != Problem.PROCESS_NOT_READY || tries == MOST_TRIES) {
          throw e;
        }
        slow.incrementAndGet();
      }
    }
  }

  /** How many starts took too long. */
  int slow() {
    return slow.get();
  }
}
