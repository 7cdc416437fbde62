package vn.tram.hub.web;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import vn.tram.hub.account.Account;
import vn.tram.hub.account.Session;
import vn.tram.hub.account.Tokens;
import vn.tram.hub.texts.Language;
import vn.tram.hub.texts.Texts;

/**
 * Who asks.
 *
 * @param token what his browser's cookie holds; a secret
 * @param session his session, if he is signed in
 * @param language what he reads
 */
public record Caller(String token, Optional<Session> session, Language language) {

  /** The caller whom the doorman let in. */
  public static Caller of(ServerRequest request) {
    return request
        .context()
        .get(Caller.class)
        .orElseThrow(() -> new IllegalStateException("no doorman stands before this route"));
  }

  /** The caller, or a stranger where the request was refused before anybody looked who asks. */
  public static Caller orStranger(ServerRequest request) {
    return request
        .context()
        .get(Caller.class)
        .orElseGet(() -> new Caller(Tokens.fresh(), Optional.empty(), Cookies.language(request)));
  }

  /** The account of somebody who is signed in; the doorman sends others away. */
  public Account account() {
    return session
        .map(Session::account)
        .orElseThrow(() -> new IllegalStateException("this route is open to anybody"));
  }

  public Texts texts() {
    return Texts.of(language);
  }

  /** What his forms must carry. */
  public String proof() {
    return Tokens.formProof(token);
  }

  /** Nothing of the token. */
  @Override
  public String toString() {
    return session.map(open -> open.account().name()).orElse("stranger");
  }
}
