package vn.tram.hub.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.Status;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import vn.tram.hub.account.Sessions;
import vn.tram.hub.live.Beat;
import vn.tram.hub.live.Pulse;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Refusal;

/** Tells open pages what changes, as long as their reader is signed in. */
final class LivePage implements HttpService {
  private static final System.Logger LOG = System.getLogger(LivePage.class.getName());

  /** Each open page holds a connection. */
  private static final int MOST_WATCHERS = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Pulse pulse;
  private final Sessions sessions;
  private final Semaphore watchers = new Semaphore(MOST_WATCHERS);

  LivePage(Pulse pulse, Sessions sessions) {
    this.pulse = pulse;
    this.sessions = sessions;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/live", this::live);
  }

  private void live(ServerRequest request, ServerResponse response) throws InterruptedException {
    if (!watchers.tryAcquire()) {
      throw new Refusal(Status.SERVICE_UNAVAILABLE_503, "refusal.too-many");
    }
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      follow(sink, Caller.of(request).token());
    } catch (UncheckedIOException e) {
      // The browser has left the page: nobody is there to be told.
      return;
    } catch (RuntimeException e) {
      // The answer has begun: no page can say it, and the web server would not.
      LOG.log(System.Logger.Level.ERROR, "a live page broke off", e);
      throw new CloseConnectionException("the live page broke off", e);
    } finally {
      watchers.release();
    }
  }

  private void follow(SseSink sink, String token) throws InterruptedException {
    Optional<Beat> beat = pulse.after(0);
    while (beat.isPresent()) {
      if (sessions.peek(token).isEmpty()) {
        sink.emit(event("signed-out", "{}"));
        return;
      }
      sink.emit(event("beat", json(beat.get())));
      beat = pulse.after(beat.get().number());
    }
  }

  private static SseEvent event(String name, String json) {
    return SseEvent.builder().name(name).data(json).build();
  }

  private static String json(Beat beat) {
    try {
      return JSON.writeValueAsString(beat);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a beat is numbers only", e);
    }
  }
}
