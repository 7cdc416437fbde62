package vn.tram.edge.console;

import io.helidon.common.parameters.Parameters;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Method;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Takes requests and hands them on; the only class here that knows HTTP's details. */
final class Desk {
  private static final System.Logger LOG = System.getLogger(Desk.class.getName());
  private static final HttpMediaType HTML = HttpMediaType.create("text/html; charset=UTF-8");
  private static final HttpMediaType JSON = HttpMediaType.create("application/json; charset=UTF-8");
  private static final HttpMediaType PLAIN = HttpMediaType.create("text/plain; charset=UTF-8");
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
  private static final HeaderName SNIFFING = HeaderNames.create("X-Content-Type-Options");
  private static final HeaderName REFERRER = HeaderNames.create("Referrer-Policy");
  private static final String LANGUAGE = "lang";

  /** Three fields of at most 100 letters, each letter as three times three characters. */
  private static final int LONGEST_FORM = 4_096;

  private final ConsoleSettings settings;
  private final Admission admission;
  private final Pages pages;
  private final Assets assets;
  private final Live live;
  private final Tasks tasks;
  private final CarryDesk carriage;
  private final Clockwork clockwork;

  Desk(
      ConsoleSettings settings,
      Pages pages,
      Assets assets,
      Live live,
      Tasks tasks,
      CarryDesk carriage,
      Clockwork clockwork) {
    this.settings = settings;
    this.admission = new Admission(settings.names());
    this.pages = pages;
    this.assets = assets;
    this.live = live;
    this.tasks = tasks;
    this.carriage = carriage;
    this.clockwork = clockwork;
  }

  void routes(HttpRouting.Builder routing) {
    routing
        .addFilter(this::admit)
        .error(Exception.class, this::failed)
        .get("/", this::page)
        .get("/live", this::follow)
        .post("/type", this::type)
        .post("/clock", this::clock)
        .post("/scan", this::scan);
    carriage.routes(routing, this::texts);
    assets.routes(routing);
  }

  private void admit(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    response
        .headers()
        .set(
            POLICY,
            "default-src 'self'; img-src 'self' data:; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'; object-src 'none'");
    response.headers().set(SNIFFING, "nosniff");
    response.headers().set(REFERRER, "no-referrer");
    Method method = request.prologue().method();
    var call =
        new Admission.Call(
            !method.equals(Method.GET) && !method.equals(Method.HEAD),
            header(request, HeaderNames.HOST),
            header(request, HeaderNames.ORIGIN),
            header(request, FETCH_SITE));
    Optional<String> refusal = admission.refusal(call);
    if (refusal.isEmpty()) {
      chain.proceed();
      return;
    }
    response.status(Status.FORBIDDEN_403).headers().contentType(PLAIN);
    response.headers().set(HeaderNames.CONNECTION, "close");
    response.send(texts(request).of(refusal.get()));
  }

  private static String header(ServerRequest request, HeaderName name) {
    return request.headers().first(name).orElse("");
  }

  /** By this address, then by what was chosen before, then as the gate is set. */
  private Texts texts(ServerRequest request) {
    return Texts.in(
        request
            .query()
            .first(LANGUAGE)
            .asOptional()
            .or(() -> request.headers().cookies().first(LANGUAGE).asOptional())
            .map(Locale::forLanguageTag)
            .orElseGet(settings::language));
  }

  private void page(ServerRequest request, ServerResponse response) {
    Texts texts = texts(request);
    if (request.query().contains(LANGUAGE)) {
      response
          .headers()
          .addCookie(
              SetCookie.builder(LANGUAGE, texts.language())
                  .path("/")
                  .httpOnly(true)
                  .sameSite(SetCookie.SameSite.STRICT)
                  .build());
    }
    response.headers().contentType(HTML);
    response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(pages.page(texts));
  }

  private void follow(ServerRequest request, ServerResponse response) {
    Texts texts = texts(request);
    if (live.enter()) {
      live.follow(texts, response);
    } else {
      response.status(Status.SERVICE_UNAVAILABLE_503).headers().contentType(PLAIN);
      response.send(texts.of("guard.crowd"));
    }
  }

  private void type(ServerRequest request, ServerResponse response) throws IOException {
    filledIn(request, response, tasks::type);
  }

  private void clock(ServerRequest request, ServerResponse response) throws IOException {
    filledIn(request, response, clockwork::hear);
  }

  private void filledIn(
      ServerRequest request,
      ServerResponse response,
      BiFunction<Parameters, Words, Tasks.Done> task)
      throws IOException {
    Words words = new Words(texts(request));
    try (InputStream body = request.content().inputStream()) {
      byte[] form = body.readNBytes(LONGEST_FORM + 1);
      body.transferTo(OutputStream.nullOutputStream());
      if (form.length > LONGEST_FORM) {
        answer(response, new Tasks.Done(413, Tasks.warning(words, "type.long")));
      } else {
        UriQuery fields = UriQuery.create(new String(form, StandardCharsets.UTF_8));
        answer(response, task.apply(fields, words));
      }
    }
  }

  private void scan(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    try (InputStream body = request.content().inputStream()) {
      Tasks.Done done = tasks.show(body, new Words(texts(request)));
      // What is too much is read and forgotten: a browser listens only after it has sent all.
      body.transferTo(OutputStream.nullOutputStream());
      answer(response, done);
    }
  }

  static void answer(ServerResponse response, Tasks.Done done) {
    response.status(Status.create(done.status())).headers().contentType(JSON);
    response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(Pages.json(done.told()));
  }

  private void failed(ServerRequest request, ServerResponse response, Exception cause) {
    LOG.log(Level.ERROR, "A request to the console failed.", cause);
    Words words = new Words(texts(request));
    answer(response, new Tasks.Done(500, Tasks.warning(words, "unanswered")));
  }
}
