package vn.tram.hub.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tram.hub.account.Session;
import vn.tram.hub.account.Sessions;
import vn.tram.hub.account.Tokens;

/**
 * Stands before every route of the hub's server.
 *
 * <p>He gives every answer the headers that keep browsers careful, finds out who asks, lets only
 * those in who are signed in (but for a short list of open doors), and lets nothing be changed
 * without the proof that the wish came from our own page.
 */
public final class Doorman implements Filter {
  /** Where programs put the proof that forms carry in a field. */
  public static final HeaderName PROOF_HEADER = HeaderNames.create("X-CSRF-Token");

  /** Where forms carry it. */
  public static final String PROOF_FIELD = "proof";

  /** What begins so is for programs: they get sentences as JSON, and no log-in page. */
  public static final String API = "/api/";

  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> OPEN =
      Set.of("/login", "/language", "/api/v1/session", "/openapi", "/favicon.ico");
  private static final List<String> OPEN_BELOW =
      List.of("/assets/", "/health", "/metrics", "/observe");

  /** What an open page asks for by itself: it must not keep a session open for ever. */
  private static final Set<String> BY_ITSELF = Set.of("/live", "/nodes/table");

  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD);

  private final Sessions sessions;

  public Doorman(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    CarefulHeaders.give(request, response);
    String path = request.path().path();
    boolean forMachines = startsWithAny(path, OPEN_BELOW);
    if (!forMachines) {
      identify(request, response);
    }
    if (!READING.contains(request.prologue().method())) {
      if (forMachines) {
        throw new Refusal(Status.METHOD_NOT_ALLOWED_405, "refusal.method");
      }
      requireProof(request);
    }
    if (forMachines || OPEN.contains(path) || Caller.of(request).session().isPresent()) {
      chain.proceed();
    } else if (path.startsWith(API) || !READING.contains(request.prologue().method())) {
      throw new Refusal(Status.UNAUTHORIZED_401, "refusal.signed-out");
    } else {
      response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/login").send();
    }
  }

  private void identify(RoutingRequest request, RoutingResponse response) {
    Optional<String> held = Cookies.token(request);
    boolean byItself = BY_ITSELF.contains(request.path().path());
    Optional<Session> session = held.flatMap(byItself ? sessions::peek : sessions::use);
    // A stranger gets a token too: the log-in form needs a proof like any other.
    String token = held.orElseGet(Tokens::fresh);
    if (held.isEmpty()) {
      Cookies.giveToken(request, response, token);
    }
    request.context().register(new Caller(token, session, Cookies.language(request)));
  }

  private static void requireProof(RoutingRequest request) {
    boolean foreign =
        request
                .headers()
                .first(FETCH_SITE)
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent()
            || request
                .headers()
                .first(HeaderNames.ORIGIN)
                .filter(o -> !ours(o, request))
                .isPresent();
    if (Form.isForm(request)) {
      request.context().register(Form.read(request));
    }
    String proof =
        request.headers().first(PROOF_HEADER).orElseGet(() -> Form.of(request).field(PROOF_FIELD));
    if (foreign || !Tokens.proves(proof, Caller.of(request).token())) {
      throw new Refusal(Status.FORBIDDEN_403, "refusal.no-proof");
    }
  }

  private static boolean ours(String origin, RoutingRequest request) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null
          && request.headers().first(HeaderNames.HOST).filter(authority::equals).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean startsWithAny(String path, List<String> beginnings) {
    return beginnings.stream().anyMatch(path::startsWith);
  }
}
