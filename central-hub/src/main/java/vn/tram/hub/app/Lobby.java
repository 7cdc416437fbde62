package vn.tram.hub.app;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import vn.tram.hub.app.HubConfig.Listen;
import vn.tram.hub.store.Patience;

/**
 * What is to be seen of a hub that waits for its database: one sentence in the log and on every
 * page, and that it lives and is not ready. Safe for many threads.
 */
final class Lobby implements Patience.Listener, AutoCloseable {
  private static final Logger LOG = System.getLogger(Lobby.class.getName());
  private static final String SECONDS = "5";
  private static final String HEALTH = "/health";
  private static final HttpMediaType WORDS =
      HttpMediaType.builder().mediaType(MediaTypes.TEXT_PLAIN).charset("UTF-8").build();

  private final Listen listen;
  private Optional<WebServer> server = Optional.empty();

  /**
   * A lobby that is not open yet.
   *
   * @param listen where the pages will be
   */
  Lobby(Listen listen) {
    this.listen = listen;
  }

  @Override
  public synchronized void waits(String sentence) {
    LOG.log(Level.WARNING, sentence);
    WebServer opened =
        WebServer.builder()
            .host(listen.host())
            .port(listen.port())
            .shutdownHook(false)
            .addRouting(
                HttpRouting.builder().any((request, response) -> show(sentence, request, response)))
            .addFeature(Observation.waiting())
            .build();
    server = Optional.of(opened.start());
  }

  private static void show(String sentence, ServerRequest request, ServerResponse response) {
    if (request.path().path().startsWith(HEALTH)) {
      response.next();
      return;
    }
    response.status(Status.SERVICE_UNAVAILABLE_503);
    response.header(HeaderNames.RETRY_AFTER, SECONDS);
    response.headers().contentType(WORDS);
    response.send(sentence + "\n");
  }

  @Override
  public synchronized void goesOn(String sentence) {
    LOG.log(Level.INFO, sentence);
    close();
  }

  /** The port, while it is open. */
  synchronized Optional<Integer> port() {
    return server.map(WebServer::port);
  }

  @Override
  public synchronized void close() {
    server.ifPresent(WebServer::stop);
    server = Optional.empty();
  }
}
