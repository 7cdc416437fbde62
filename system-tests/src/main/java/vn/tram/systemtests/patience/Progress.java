package vn.tram.systemtests.patience;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import vn.tram.systemtests.text.ProofException;

/** Looks at a number of another process, which cannot call back, until it is high enough. */
public final class Progress {
  private final Callable<Long> number;
  private final long goal;
  private final Duration patience;
  private final CompletableFuture<Long> reached = new CompletableFuture<>();
  private long last = Long.MIN_VALUE;
  private long lastNanos = System.nanoTime();

  private Progress(Callable<Long> number, long goal, Duration patience) {
    this.number = number;
    this.goal = goal;
    this.patience = patience;
  }

  /**
   * Waits.
   *
   * @param number never decreases
   * @param goal what it shall reach
   * @param step how long between two looks
   * @param patience how long it may stand still
   * @return when the goal was seen to be reached, by {@link System#nanoTime}
   * @throws ProofException when the number stands still for too long, or cannot be read
   */
  public static long await(Callable<Long> number, long goal, Duration step, Duration patience)
      throws ProofException, InterruptedException {
    var progress = new Progress(number, goal, patience);
    try (ScheduledExecutorService looks =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())) {
      looks.scheduleAtFixedRate(progress::look, 0, step.toMillis(), TimeUnit.MILLISECONDS);
      try {
        return progress.reached.get();
      } finally {
        looks.shutdownNow();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProofException problem) {
        throw problem;
      }
      throw new ProofException(e, "no-look", e.getCause());
    }
  }

  private void look() {
    if (reached.isDone()) {
      // Whoever waits may be slow to wake: the schedule goes on until he does.
      return;
    }
    try {
      long now = number.call();
      long nanos = System.nanoTime();
      if (now >= goal) {
        reached.complete(nanos);
      } else if (now > last) {
        last = now;
        lastNanos = nanos;
      } else if (nanos - lastNanos > patience.toNanos()) {
        reached.completeExceptionally(
            new ProofException("stands-still", now, goal, patience.toSeconds()));
      }
    } catch (Exception e) {
      reached.completeExceptionally(e);
    }
  }
}
