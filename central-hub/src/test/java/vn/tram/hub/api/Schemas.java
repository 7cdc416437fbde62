package vn.tram.hub.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Compares JSON with the schemas of an OpenAPI document, as far as ours uses them. */
final class Schemas {
  private final JsonNode document;

  Schemas(JsonNode document) {
    this.document = document;
  }

  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  void check(JsonNode unresolved, JsonNode value, String what) {
    JsonNode schema = resolved(unresolved);
    if (value.isNull()) {
      assertTrue(schema.path("nullable").asBoolean(), "null: " + what);
    } else if (schema.has("allOf")) {
      schema.path("allOf").forEach(one -> check(one, value, what));
    } else if (schema.has("oneOf")) {
      long fitting =
          StreamSupport.stream(schema.path("oneOf").spliterator(), false)
              .filter(one -> fits(one, value))
              .count();
      assertEquals(1, fitting, what);
    } else {
      checkType(schema, value, what);
    }
  }

  private boolean fits(JsonNode schema, JsonNode value) {
    try {
      check(schema, value, "");
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  private void checkType(JsonNode schema, JsonNode value, String what) {
    switch (schema.path("type").asText()) {
      case "object" -> checkObject(schema, value, what);
      case "array" -> {
        assertTrue(value.isArray(), what);
        value.forEach(item -> check(schema.path("items"), item, what));
      }
      case "string" -> checkString(schema, value, what);
      case "integer" -> assertTrue(value.isIntegralNumber(), value + " in " + what);
      case "boolean" -> assertTrue(value.isBoolean(), value + " in " + what);
      default -> throw new AssertionError("no type in " + schema + " for " + what);
    }
  }

  private void checkObject(JsonNode schema, JsonNode value, String what) {
    assertTrue(value.isObject(), what);
    Set<String> names = new HashSet<>();
    value.fieldNames().forEachRemaining(names::add);
    schema.path("required").forEach(name -> assertTrue(names.contains(name.asText()), name + what));
    for (String name : names) {
      JsonNode property = schema.path("properties").path(name);
      assertTrue(property.isObject(), "the document does not know " + name + " of " + what);
      check(property, value.path(name), what);
    }
  }

  private static void checkString(JsonNode schema, JsonNode value, String what) {
    assertTrue(value.isTextual(), value + " in " + what);
    String text = value.textValue();
    switch (schema.path("format").asText()) {
      case "date-time" -> Instant.parse(text);
      case "uuid" -> UUID.fromString(text);
      default -> {
        boolean listed =
            !schema.has("enum")
                || StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .anyMatch(one -> one.asText().equals(text));
        assertTrue(listed, text + " in " + what);
      }
    }
  }
}
