package vn.tram.hub.route;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/**
 * Lets a batch come again a little later. One that is lost at the end is sent again by its node.
 */
final class Encore implements AutoCloseable {
  private final ProducerTemplate template;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("encore").daemon().factory());

  /** By this template, once it is started. */
  Encore(ProducerTemplate template) {
    this.template = template;
  }

  void after(Duration wait, Runnable entrance) {
    try {
      clock.schedule(entrance, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // No receipt: the node sends again, to another hub or to this one after its start.
      return;
    }
  }

  void send(String place, Processor what) {
    template.send(place, what);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
