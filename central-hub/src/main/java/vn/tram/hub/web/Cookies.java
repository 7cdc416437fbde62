package vn.tram.hub.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;
import vn.tram.hub.account.Sessions;
import vn.tram.hub.texts.Language;

/** The two cookies: whose browser this is, and which language it reads. */
public final class Cookies {
  static final String TOKEN = "tram-session";
  static final String LANGUAGE = "tram-language";
  private static final int TOKEN_LENGTH = 43;

  private Cookies() {}

  /** Hands the browser a token that no script can read and no other site can use. */
  public static void giveToken(ServerRequest request, ServerResponse response, String token) {
    response
        .headers()
        .addCookie(base(TOKEN, token, request).maxAge(Sessions.LONGEST).httpOnly(true).build());
  }

  /** Takes the token away. */
  public static void takeToken(ServerRequest request, ServerResponse response) {
    response
        .headers()
        .addCookie(base(TOKEN, "", request).maxAge(Duration.ZERO).httpOnly(true).build());
  }

  /** Remembers the language for a year. */
  public static void giveLanguage(
      ServerRequest request, ServerResponse response, Language language) {
    response
        .headers()
        .addCookie(base(LANGUAGE, language.code(), request).maxAge(Duration.ofDays(365)).build());
  }

  static Optional<String> token(ServerRequest request) {
    return value(request, TOKEN).filter(token -> token.length() == TOKEN_LENGTH);
  }

  static Language language(ServerRequest request) {
    return value(request, LANGUAGE).flatMap(Language::ofCode).orElse(Language.VI);
  }

  private static Optional<String> value(ServerRequest request, String name) {
    return request.headers().cookies().first(name).asOptional();
  }

  private static SetCookie.Builder base(String name, String value, ServerRequest request) {
    return SetCookie.builder(name, value)
        .path("/")
        .sameSite(SetCookie.SameSite.STRICT)
        .secure(overTls(request));
  }

  /** A proxy before the hub that ends TLS says so; whoever lies here only harms himself. */
  static boolean overTls(ServerRequest request) {
    return request.isSecure()
        || request
            .headers()
            .first(HeaderNames.X_FORWARDED_PROTO)
            .filter("https"::equals)
            .isPresent();
  }
}
