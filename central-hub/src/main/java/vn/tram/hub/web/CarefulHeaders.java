package vn.tram.hub.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Headers that tell browsers to trust as little as possible and to keep nothing. */
final class CarefulHeaders {
  private static final List<Header> ALWAYS =
      List.of(
          HeaderValues.create(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'"),
          HeaderValues.create("X-Content-Type-Options", "nosniff"),
          HeaderValues.create("X-Frame-Options", "DENY"),
          HeaderValues.create("Referrer-Policy", "same-origin"),
          HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin"),
          HeaderValues.create(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
          // Only files that are the same for everybody overwrite this one.
          HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store"));

  private static final Header ONLY_TLS =
      HeaderValues.create("Strict-Transport-Security", "max-age=31536000");

  private CarefulHeaders() {}

  static void give(ServerRequest request, ServerResponse response) {
    ALWAYS.forEach(response::header);
    if (Cookies.overTls(request)) {
      response.header(ONLY_TLS);
    }
  }
}
