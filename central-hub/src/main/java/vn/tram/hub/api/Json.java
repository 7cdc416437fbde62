package vn.tram.hub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.OptionalInt;
import vn.tram.hub.web.Form;
import vn.tram.hub.web.Refusal;

/** Reads and writes JSON. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private Json() {}

  /**
   * The object in the request's body.
   *
   * @throws Refusal when there is none
   */
  static JsonNode object(ServerRequest request) {
    boolean json =
        request
            .headers()
            .first(HeaderNames.CONTENT_TYPE)
            .filter(type -> type.startsWith("application/json"))
            .isPresent();
    if (!json) {
      throw new Refusal(Status.UNSUPPORTED_MEDIA_TYPE_415, "refusal.not-json");
    }
    try {
      JsonNode node = MAPPER.readTree(Form.body(request));
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new Refusal(Status.BAD_REQUEST_400, "refusal.bad-request");
    }
    throw new Refusal(Status.BAD_REQUEST_400, "refusal.bad-request");
  }

  /** A text of an object; blank where there is none. */
  static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() ? value.textValue() : "";
  }

  /** A whole number of an object, if it is there. */
  static OptionalInt number(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isInt() ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
  }

  static void send(ServerResponse response, Status status, Object value) {
    send(response, status, "application/json", value);
  }

  static void send(ServerResponse response, Status status, String type, Object value) {
    response.status(status).header(HeaderNames.CONTENT_TYPE, type).send(bytes(value));
  }

  private static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the API's records can be written as JSON", e);
    }
  }
}
