package vn.tram.hub.console;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import vn.tram.hub.account.Accounts;
import vn.tram.hub.account.Attempt;
import vn.tram.hub.desk.SignIn;
import vn.tram.hub.texts.Language;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Cookies;
import vn.tram.hub.web.Form;
import vn.tram.hub.web.Refusal;

/** Signing in and out, the own password, the language. */
final class SignInPages implements HttpService {
  private final SignIn signIn;
  private final Assets assets;

  SignInPages(SignIn signIn, Assets assets) {
    this.signIn = signIn;
    this.assets = assets;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/login", this::form)
        .post("/login", this::signIn)
        .post("/logout", this::signOut)
        .post("/language", this::language)
        .get("/password", this::passwordForm)
        .post("/password", this::password);
  }

  private void form(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    if (caller.session().isPresent()) {
      Html.goTo(response, "/");
    } else {
      show(response, caller, Status.OK_200, "", "");
    }
  }

  private void signIn(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    Form form = Form.of(request);
    String name = form.field("name");
    Texts texts = caller.texts();
    Attempt attempt = signIn.attempt(name, form.secret("password"), request.remotePeer().host());
    switch (attempt) {
      case Attempt.Accepted accepted -> {
        String token = signIn.open(accepted.account(), caller.token());
        Cookies.giveToken(request, response, token);
        Html.goTo(response, "/");
      }
      case Attempt.Rejected rejected ->
          show(response, caller, Status.UNAUTHORIZED_401, texts.get("login.rejected"), name);
      case Attempt.Delayed delayed -> {
        response.header(HeaderNames.RETRY_AFTER, String.valueOf(delayed.seconds()));
        String sentence = texts.get("login.delayed", texts.duration(delayed.rounded()));
        show(response, caller, Status.TOO_MANY_REQUESTS_429, sentence, name);
      }
    }
  }

  private void show(
      ServerResponse response, Caller caller, Status status, String error, String name) {
    Shell shell = Shell.plain(caller, assets).at("/login");
    Html.send(
        response, status, output -> JteloginGenerated.render(output, null, shell, error, name));
  }

  private void signOut(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    signIn.close(caller.account(), caller.token());
    Cookies.takeToken(request, response);
    Html.goTo(response, "/login");
  }

  private void language(ServerRequest request, ServerResponse response) {
    Form form = Form.of(request);
    Language.ofCode(form.field("language"))
        .ifPresent(language -> Cookies.giveLanguage(request, response, language));
    String back = form.field("back");
    boolean ours = back.matches("/([a-z0-9][a-z0-9/-]*)?");
    Html.goTo(response, ours ? back : "/");
  }

  private void passwordForm(ServerRequest request, ServerResponse response) {
    showPassword(response, Caller.of(request), Status.OK_200, "", false);
  }

  private void password(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    Form form = Form.of(request);
    String fresh = form.secret("fresh");
    if (!fresh.equals(form.secret("again"))) {
      String sentence = caller.texts().get("password.differs");
      showPassword(response, caller, Refusal.NO_SENSE_422, sentence, false);
      return;
    }
    Accounts.Change change =
        signIn.change(
            caller.account(),
            caller.token(),
            form.secret("old"),
            fresh,
            request.remotePeer().host());
    boolean done = change == Accounts.Change.DONE;
    showPassword(
        response,
        caller,
        done ? Status.OK_200 : Refusal.NO_SENSE_422,
        caller.texts().of("password.change", change),
        done);
  }

  private void showPassword(
      ServerResponse response, Caller caller, Status status, String sentence, boolean done) {
    Shell shell = Shell.of(caller, Section.PASSWORD, assets);
    Html.send(
        response,
        status,
        output -> JtepasswordGenerated.render(output, null, shell, sentence, done));
  }
}
