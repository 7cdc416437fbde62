package vn.tram.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import vn.tram.hub.account.Account;
import vn.tram.hub.account.Attempt;
import vn.tram.hub.account.Session;
import vn.tram.hub.account.Tokens;
import vn.tram.hub.desk.SignIn;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Cookies;
import vn.tram.hub.web.Refusal;

/** Signing in and out, for programs. */
public final class SessionApi implements HttpService {
  /** A schema of the OpenAPI document. */
  private record SessionView(
      boolean signedIn, Optional<String> account, boolean initialPassword, String csrfToken) {}

  private final SignIn signIn;

  public SessionApi(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/session", this::session)
        .post("/session", this::open)
        .delete("/session", this::close);
  }

  private void session(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    send(response, caller.session().map(Session::account), caller.token());
  }

  private void open(ServerRequest request, ServerResponse response) {
    JsonNode body = Json.object(request);
    Caller caller = Caller.of(request);
    Attempt attempt =
        signIn.attempt(
            Json.text(body, "name"), Json.text(body, "password"), request.remotePeer().host());
    switch (attempt) {
      case Attempt.Accepted accepted -> {
        String token = signIn.open(accepted.account(), caller.token());
        Cookies.giveToken(request, response, token);
        send(response, Optional.of(accepted.account()), token);
      }
      case Attempt.Rejected rejected ->
          throw new Refusal(Status.UNAUTHORIZED_401, "login.rejected");
      case Attempt.Delayed delayed -> {
        Texts texts = caller.texts();
        response.header(HeaderNames.RETRY_AFTER, String.valueOf(delayed.seconds()));
        throw new Refusal(
            Status.TOO_MANY_REQUESTS_429, "login.delayed", texts.duration(delayed.rounded()));
      }
    }
  }

  private void close(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    if (caller.session().isPresent()) {
      signIn.close(caller.account(), caller.token());
    }
    Cookies.takeToken(request, response);
    response.status(Status.NO_CONTENT_204).send();
  }

  private static void send(ServerResponse response, Optional<Account> account, String token) {
    Json.send(
        response,
        Status.OK_200,
        new SessionView(
            account.isPresent(),
            account.map(Account::name),
            account.filter(Account::initialPassword).isPresent(),
            Tokens.formProof(token)));
  }
}
