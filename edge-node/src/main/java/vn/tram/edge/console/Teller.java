package vn.tram.edge.console;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Answers in the caller's language: JSON to the page's script, a page of its own to a browser
 * without scripts, and a plain sentence to a program that asked for what there is not.
 */
final class Teller {
  static final HttpMediaType HTML = HttpMediaType.create("text/html; charset=UTF-8");
  private static final HttpMediaType JSON = HttpMediaType.create("application/json; charset=UTF-8");
  private static final HttpMediaType PLAIN = HttpMediaType.create("text/plain; charset=UTF-8");
  static final String LANGUAGE = "lang";

  private final Pages pages;
  private final Supplier<Locale> language;

  /**
   * A teller.
   *
   * @param language for whoever has not chosen one
   */
  Teller(Pages pages, Supplier<Locale> language) {
    this.pages = pages;
    this.language = language;
  }

  /** By this address, then by what was chosen before, then as the gate is set. */
  Texts texts(ServerRequest request) {
    return Texts.in(
        request
            .query()
            .first(LANGUAGE)
            .asOptional()
            .or(() -> request.headers().cookies().first(LANGUAGE).asOptional())
            .map(Locale::forLanguageTag)
            .orElseGet(language));
  }

  /** What came of a wish. */
  void tell(ServerRequest request, ServerResponse response, Tasks.Done done) {
    Status status = Status.create(done.status());
    if (readsPages(request)) {
      page(request, response, status, done.told());
      return;
    }
    response.status(status).headers().contentType(JSON);
    response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(Pages.json(done.told()));
  }

  /**
   * What the gate answered to a visitor, which the page shows among the latest. A browser without
   * scripts goes back to it, so that nobody lets the same visitor out again by loading anew.
   */
  void answer(ServerRequest request, ServerResponse response, Tasks.Done done) {
    if (done.status() == Status.OK_200.code() && readsPages(request)) {
      response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/").send();
    } else {
      tell(request, response, done);
    }
  }

  /** Why not. */
  void refuse(ServerRequest request, ServerResponse response, Status status, String key) {
    Texts texts = texts(request);
    if (readsPages(request)) {
      page(request, response, status, Tasks.warning(new Words(texts), key));
    } else {
      response.status(status).headers().contentType(PLAIN);
      response.send(texts.of(key));
    }
  }

  private void page(ServerRequest request, ServerResponse response, Status status, Told told) {
    response.status(status).headers().contentType(HTML);
    response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(pages.told(texts(request), told));
  }

  /** A script asks for anything, a browser that loads a page for HTML before all else. */
  private static boolean readsPages(ServerRequest request) {
    return request.headers().first(HeaderNames.ACCEPT).orElse("").startsWith("text/html");
  }
}
