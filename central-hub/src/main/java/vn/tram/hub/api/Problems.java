package vn.tram.hub.api;

import io.helidon.webserver.http.ServerResponse;
import vn.tram.hub.texts.Texts;
import vn.tram.hub.web.Refusal;

/** Tells programs why something is refused, as RFC 9457 wants it. */
public final class Problems {
  private Problems() {}

  /** Sends the refusal as {@code application/problem+json}. */
  public static void send(ServerResponse response, Refusal refusal, Texts texts) {
    Json.send(
        response,
        refusal.status(),
        "application/problem+json",
        new Problem(
            "urn:tram:" + refusal.key(),
            refusal.status().reasonPhrase(),
            refusal.status().code(),
            refusal.sentence(texts)));
  }

  private record Problem(String type, String title, int status, String detail) {}
}
