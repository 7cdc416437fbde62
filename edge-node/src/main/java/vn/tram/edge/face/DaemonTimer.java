package vn.tram.edge.face;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/** A timer with one thread of its own; what is pending when it is closed is never done. */
public final class DaemonTimer implements Timer, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DaemonTimer.class.getName());

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("face-timer").unstarted(task));

  /** A timer that runs. */
  public DaemonTimer() {
    thread.setRemoveOnCancelPolicy(true);
    thread.setRejectedExecutionHandler(new DiscardPolicy());
  }

  @Override
  public Pending after(Duration time, Runnable task) {
    Future<?> future = thread.schedule(() -> guarded(task), time.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "what was to be done later failed", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
