package vn.tram.edge.console;

import io.helidon.common.parameters.Parameters;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;

/** Takes requests and hands them on; the only class here that knows HTTP's details. */
final class Desk {
  private static final System.Logger LOG = System.getLogger(Desk.class.getName());
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
  private static final HeaderName SNIFFING = HeaderNames.create("X-Content-Type-Options");
  private static final HeaderName REFERRER = HeaderNames.create("Referrer-Policy");
  private static final Set<String> READ = Set.of("/", "/live", "/kiosk", "/kiosk/live");
  private static final Set<String> CHANGING = Set.of("/type", "/clock", "/scan");

  /** Three fields of at most 100 letters, each letter as three times three characters. */
  private static final int LONGEST_FORM = 4_096;

  /** A screen on the wall has nobody who looks whether what it says is old. */
  private static final Duration PULSE = Duration.ofSeconds(3);

  private final ConsoleSettings settings;
  private final Admission admission;
  private final Pages pages;
  private final Assets assets;
  private final Teller teller;
  private final Live live;
  private final Tasks tasks;
  private final CarryDesk carriage;
  private final Clockwork clockwork;

  Desk(
      ConsoleSettings settings,
      Pages pages,
      Assets assets,
      Teller teller,
      Live live,
      Tasks tasks,
      CarryDesk carriage,
      Clockwork clockwork) {
    this.settings = settings;
    this.admission = new Admission(settings.names());
    this.pages = pages;
    this.assets = assets;
    this.teller = teller;
    this.live = live;
    this.tasks = tasks;
    this.carriage = carriage;
    this.clockwork = clockwork;
  }

  void routes(HttpRouting.Builder routing) {
    routing
        .addFilter(this::admit)
        .error(HttpException.class, SteadyRules.steady(this::refused))
        .error(Exception.class, SteadyRules.steady(this::failed));
    HttpRules rules = new SteadyRules(routing);
    rules
        .get("/", this::page)
        .get("/live", this::follow)
        .get("/kiosk", this::kiosk)
        .get("/kiosk/live", this::followKiosk)
        .post("/type", this::type)
        .post("/clock", this::clock)
        .post("/scan", this::scan);
    carriage.routes(rules, teller);
    assets.routes(rules);
  }

  private void admit(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    response
        .headers()
        .set(
            POLICY,
            "default-src 'self'; img-src 'self' data:; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'; object-src 'none'");
    response.headers().set(SNIFFING, "nosniff");
    // Not "no-referrer": with it a browser names no origin for our own forms, and they are refused.
    response.headers().set(REFERRER, "same-origin");
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
    response.headers().set(HeaderNames.CONNECTION, "close");
    teller.refuse(request, response, Status.FORBIDDEN_403, refusal.get());
  }

  private static String header(ServerRequest request, HeaderName name) {
    return request.headers().first(name).orElse("");
  }

  private void page(ServerRequest request, ServerResponse response) {
    Texts texts = teller.texts(request);
    if (request.query().contains(Teller.LANGUAGE)) {
      response
          .headers()
          .addCookie(
              SetCookie.builder(Teller.LANGUAGE, texts.language())
                  .path("/")
                  .httpOnly(true)
                  .sameSite(SetCookie.SameSite.STRICT)
                  .build());
    }
    response.headers().contentType(Teller.HTML);
    response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(pages.page(texts));
  }

  private void follow(ServerRequest request, ServerResponse response) {
    if (live.enter()) {
      Texts texts = teller.texts(request);
      live.follow(response, Live.HEARTBEAT, () -> pages.panels(texts));
    } else {
      teller.refuse(request, response, Status.SERVICE_UNAVAILABLE_503, "guard.crowd");
    }
  }

  /** In the language of the box's other displays: a visitor chooses none. */
  private void kiosk(ServerRequest request, ServerResponse response) {
    OptionalInt lane = lane(request);
    response.headers().contentType(Teller.HTML);
    response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    response.send(pages.kiosk(Texts.in(settings.language()), lane));
  }

  private void followKiosk(ServerRequest request, ServerResponse response) {
    OptionalInt lane = lane(request);
    if (live.enter()) {
      Texts texts = Texts.in(settings.language());
      live.follow(response, PULSE, () -> pages.kioskPanels(texts, lane));
    } else {
      teller.refuse(request, response, Status.SERVICE_UNAVAILABLE_503, "guard.crowd");
    }
  }

  /** What is no number of a lane stands for all of them. */
  private static OptionalInt lane(ServerRequest request) {
    return LaneNumber.lane(request.query().first("lane").orElse(""));
  }

  private void type(ServerRequest request, ServerResponse response) throws IOException {
    teller.answer(request, response, filledIn(request, tasks::type));
  }

  private void clock(ServerRequest request, ServerResponse response) throws IOException {
    teller.tell(request, response, filledIn(request, clockwork::hear));
  }

  private Tasks.Done filledIn(ServerRequest request, BiFunction<Parameters, Words, Tasks.Done> task)
      throws IOException {
    Words words = new Words(teller.texts(request));
    try (InputStream body = request.content().inputStream()) {
      byte[] form = body.readNBytes(LONGEST_FORM + 1);
      body.transferTo(OutputStream.nullOutputStream());
      if (form.length > LONGEST_FORM) {
        return new Tasks.Done(413, Tasks.warning(words, "type.long"));
      }
      return task.apply(UriQuery.create(new String(form, StandardCharsets.UTF_8)), words);
    }
  }

  private void scan(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    try (InputStream body = request.content().inputStream()) {
      String type = header(request, HeaderNames.CONTENT_TYPE);
      Words words = new Words(teller.texts(request));
      Tasks.Done done = tasks.show(FilePart.of(type, body), request.query(), words);
      // What is too much is read and forgotten: a browser listens only after it has sent all.
      body.transferTo(OutputStream.nullOutputStream());
      teller.answer(request, response, done);
    }
  }

  /** Whoever asks for what there is not gets a sentence, and may not fill the log. */
  private void refused(ServerRequest request, ServerResponse response, HttpException refusal) {
    Status status = refusal.status();
    if (status.equals(Status.NOT_FOUND_404) && isServed(request.path().path())) {
      status = Status.METHOD_NOT_ALLOWED_405;
      response.headers().set(HeaderNames.ALLOW, allowed(request.path().path()));
    }
    String key =
        switch (status.code()) {
          case 404 -> "guard.nowhere";
          case 405 -> "guard.method";
          case 413 -> "upload.large";
          default -> status.code() < 500 ? "guard.unclear" : "unanswered";
        };
    teller.refuse(request, response, status, key);
  }

  private static boolean isServed(String path) {
    return READ.contains(path) || CHANGING.contains(path) || CarryDesk.PATHS.contains(path);
  }

  private static String allowed(String path) {
    return READ.contains(path) ? "GET" : "POST";
  }

  private void failed(ServerRequest request, ServerResponse response, Exception cause) {
    boolean gone = cause instanceof IOException || cause instanceof UncheckedIOException;
    // Somebody who goes away in the middle is no fault of the gate's.
    LOG.log(gone ? Level.DEBUG : Level.ERROR, "A request to the console failed.", cause);
    Words words = new Words(teller.texts(request));
    teller.tell(request, response, new Tasks.Done(500, Tasks.warning(words, "unanswered")));
  }
}
