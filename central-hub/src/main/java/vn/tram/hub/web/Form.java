package vn.tram.hub.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form, read once. Never from the address: what is typed must not be in a log. */
public final class Form {
  /** No form and no request of a program is longer. */
  static final int MAX_BYTES = 64 * 1024;

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = Map.copyOf(fields);
  }

  /** The form that the doorman read; without fields where the request had none. */
  public static Form of(ServerRequest request) {
    return request.context().get(Form.class).orElseGet(() -> new Form(Map.of()));
  }

  /** A field without spaces around it; blank where it is missing. */
  public String field(String name) {
    return fields.getOrDefault(name, "").strip();
  }

  /** A field as it was typed: for passwords. */
  public String secret(String name) {
    return fields.getOrDefault(name, "");
  }

  static boolean isForm(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.CONTENT_TYPE)
        .map(type -> type.toLowerCase(java.util.Locale.ROOT))
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  static Form read(ServerRequest request) {
    return parse(new String(body(request), StandardCharsets.UTF_8));
  }

  /**
   * The request's body.
   *
   * @throws Refusal when it is longer than 64 KiB
   */
  public static byte[] body(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new Refusal(Status.REQUEST_ENTITY_TOO_LARGE_413, "refusal.too-large");
      }
      return bytes;
    } catch (IOException e) {
      throw new Refusal(Status.BAD_REQUEST_400, "refusal.bad-request");
    }
  }

  static Form parse(String encoded) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  private static String decoded(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Status.BAD_REQUEST_400, "refusal.bad-request");
    }
  }
}
