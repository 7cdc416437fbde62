package vn.tram.edge.clock;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the sources of time every few seconds, in a thread of its own. */
public final class SourceWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final ScheduledExecutorService thread;

  private SourceWatch(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /** Looks once before it returns, and then goes on. */
  public static SourceWatch start(TimeSources sources) {
    sources.look();
    var thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("time-sources").factory());
    thread.scheduleWithFixedDelay(
        sources::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return new SourceWatch(thread);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
