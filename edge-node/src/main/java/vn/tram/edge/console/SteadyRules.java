package vn.tram.edge.console;

import io.helidon.http.HttpPrologue;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.SocketException;
import java.util.Optional;

/**
 * Routes on which an answer may break off. The web server would look for an error handler, find
 * that the answer has begun, and warn of that without the cause, whether the reader went away or
 * the gate is at fault.
 *
 * @param rules where the routes are added
 */
record SteadyRules(HttpRules rules) implements HttpRules {
  private static final System.Logger LOG = System.getLogger(SteadyRules.class.getName());
  private static final String GONE = "A reader of the console has gone.";

  @Override
  public HttpRules register(HttpService... services) {
    for (HttpService service : services) {
      rules.register(steady(service));
    }
    return this;
  }

  @Override
  public HttpRules register(String path, HttpService... services) {
    for (HttpService service : services) {
      rules.register(path, steady(service));
    }
    return this;
  }

  private static HttpService steady(HttpService service) {
    return rules -> service.routing(new SteadyRules(rules));
  }

  @Override
  public HttpRules route(HttpRoute route) {
    rules.route(new Steady(route));
    return this;
  }

  private record Steady(HttpRoute route) implements HttpRoute {
    @Override
    public PathMatchers.MatchResult accepts(HttpPrologue prologue) {
      return route.accepts(prologue);
    }

    @Override
    public PathMatchers.MatchResult accepts(HttpPrologue prologue, ServerRequestHeaders headers) {
      return route.accepts(prologue, headers);
    }

    @Override
    public Optional<PathMatcher> pathMatcher() {
      return route.pathMatcher();
    }

    @Override
    public Handler handler() {
      return (request, response) -> handle(route.handler(), request, response);
    }
  }

  /** An error handler whose own answer may break off, too. */
  static <T extends Throwable> ErrorHandler<T> steady(ErrorHandler<T> handler) {
    return (request, response, cause) -> {
      try {
        handler.handle(request, response, cause);
      } catch (UncheckedIOException e) {
        if (!isOfTheLine(e)) {
          throw e;
        }
        LOG.log(Level.DEBUG, GONE, e);
      }
    };
  }

  private static void handle(Handler handler, ServerRequest request, ServerResponse response)
      throws Exception {
    try {
      handler.handle(request, response);
    } catch (CloseConnectionException e) {
      throw e;
    } catch (Exception e) {
      if (isOfTheLine(e)) {
        LOG.log(Level.DEBUG, GONE, e);
        throw new CloseConnectionException("the reader has gone", e);
      }
      if (response instanceof RoutingResponse begun && !begun.reset()) {
        LOG.log(Level.ERROR, "An answer of the console broke off.", e);
        throw new CloseConnectionException("the answer broke off", e);
      }
      throw e;
    }
  }

  private static boolean isOfTheLine(Exception e) {
    return e instanceof SocketException
        || (e instanceof UncheckedIOException && e.getCause() instanceof SocketException);
  }
}
