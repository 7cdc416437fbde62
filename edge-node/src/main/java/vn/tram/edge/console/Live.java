package vn.tram.edge.console;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps open pages as they should be: each gets those panels that differ from what it has, at once
 * after a change, and no more often than an eye can follow.
 */
final class Live {
  private static final System.Logger LOG = System.getLogger(Live.class.getName());

  /** More than a gate has screens; each one costs a thread and a connection. */
  private static final int MOST_PAGES = 24;

  /** Bundles a rush of visitors. */
  private static final Duration BREATH = Duration.ofMillis(150);

  /** A page that went away is noticed by then; an uncertain clock grows more uncertain. */
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Changes changes;
  private final Semaphore places = new Semaphore(MOST_PAGES);

  Live(Changes changes) {
    this.changes = changes;
  }

  /** Whether there is a place for one more page; {@link #follow} has to follow then. */
  boolean enter() {
    return places.tryAcquire();
  }

  /**
   * Sends what changes until the page or the gate goes away.
   *
   * @param heartbeat the longest silence
   * @param panels as they are now, by name
   */
  void follow(ServerResponse response, Duration heartbeat, Supplier<Map<String, String>> panels) {
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      Map<String, String> shown = new LinkedHashMap<>();
      while (!changes.closed()) {
        long seen = changes.count();
        Map<String, String> news = panels.get();
        news.entrySet().removeIf(panel -> panel.getValue().equals(shown.get(panel.getKey())));
        shown.putAll(news);
        sink.emit(SseEvent.builder().name("panels").data(Pages.json(news)).build());
        changes.gather(BREATH);
        changes.await(seen, heartbeat);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      // The page was closed: that is how it ends.
      LOG.log(Level.DEBUG, "A page has gone.", e);
    } finally {
      places.release();
    }
  }
}
