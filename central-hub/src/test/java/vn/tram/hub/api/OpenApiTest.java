package vn.tram.hub.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.Yaml;
import vn.tram.hub.fixture.Browser;
import vn.tram.hub.fixture.TestConsole;
import vn.tram.hub.fixture.Town;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/** The document at /openapi says what the API does, all of it and nothing else. */
@Timeout(120)
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ROUTE =
      Pattern.compile("\\.(get|post|put|patch|delete)\\(\\s*\"([^\"]+)\", this::");
  private static final Instant NOW = Instant.now();

  private static TestConsole console;
  private static JsonNode document;
  private static Schemas schemas;

  private final Browser browser = new Browser(console.address);
  private final Set<String> seen = new TreeSet<>();
  private String csrf = "";

  @BeforeAll
  static void start() {
    Town town = new Town(NOW).people(9);
    town.park("cho-long-hoa-1");
    town.passing("truong-nguyen-trai", Town.card(1), NOW);
    town.twin("truong-nguyen-trai");
    town.merge.refuse("tram/1/la/batch", 9, new WireException(Reason.CUT_SHORT, "short"));
    console = new TestConsole(town, InstantSource.fixed(NOW), 0);
    String yaml = new Browser(console.address).get("/openapi").body();
    document = JSON.valueToTree(new Yaml().load(yaml));
    schemas = new Schemas(document);
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void everyRouteIsInTheDocumentAndTheOtherWayRound() throws IOException {
    Set<String> routes = new TreeSet<>();
    for (String source : List.of("OverviewApi", "InquiryApi", "RepairApi", "SessionApi")) {
      Path file = Path.of("src/main/java/vn/tram/hub/api", source + ".java");
      Matcher route = ROUTE.matcher(Files.readString(file));
      while (route.find()) {
        routes.add(route.group(1) + " " + route.group(2));
      }
    }
    assertEquals(documented(), routes);
  }

  @Test
  void everyPathAnswersAsDescribed() {
    strangersAreRefused();
    JsonNode session = call("get /session", "/session", "", 200);
    csrf = session.path("csrfToken").asText();
    call("post /session", "/session", "{\"name\":\"x\",\"password\":\"y\"}", 401);
    call("post /session", "/session", "[]", 400);
    String login =
        JSON.createObjectNode()
            .put("name", console.login.user())
            .put("password", console.login.password())
            .toString();
    csrf = call("post /session", "/session", login, 200).path("csrfToken").asText();
    call("get /counters", "/counters", "", 200);
    call("get /merged", "/merged?hours=48", "", 200);
    call("get /merged", "/merged?hours=0", "", 400);
    assertEquals(3, call("get /nodes", "/nodes", "", 200).size());
    inquiries();
    JsonNode parked = call("get /batches/parked", "/batches/parked?limit=5", "", 200);
    call("get /batches/parked", "/batches/parked?limit=x", "", 400);
    String reprocess = "/batches/parked/" + parked.get(0).path("id").asLong() + "/reprocess";
    call("post /batches/parked/{id}/reprocess", reprocess, "{}", 200);
    call("post /batches/parked/{id}/reprocess", "/batches/parked/99999/reprocess", "{}", 404);
    String raw = "/batches/parked/" + parked.get(0).path("id").asLong() + "/raw";
    call("get /batches/parked/{id}/raw", raw, "", 200);
    call("get /batches/parked/{id}/raw", "/batches/parked/99999/raw", "", 404);
    conflicts();
    assertEquals(1, call("get /batches/refused", "/batches/refused", "", 200).size());
    assertTrue(call("get /audit", "/audit?limit=50", "", 200).size() > 5);
    call("get /audit", "/audit?before=2", "", 200);
    call("delete /session", "/session", "", 204);
    call("get /counters", "/counters", "", 401);
    assertEquals(documented(), seen);
  }

  private void conflicts() {
    JsonNode conflicts = call("get /conflicts", "/conflicts?limit=5", "", 200);
    assertEquals(1, conflicts.size());
    String path = "/conflicts/" + conflicts.get(0).path("id").asLong();
    int seen = conflicts.get(0).path("decisions").asInt();
    String reason = "{\"reason\":\"hộp dự phòng của trường\"";
    for (String decision : new String[] {"/take-in", "/keep-out"}) {
      String operation = "post /conflicts/{id}" + decision;
      String why = reason + ",\"decisions\":" + seen++ + "}";
      call(operation, path + decision, "{}", 422);
      call(operation, path + decision, reason + "}", 422);
      call(operation, path + decision, "[]", 400);
      JsonNode now = call(operation, path + decision, why, 200);
      assertEquals(seen, now.path("decisions").asInt());
      call(operation, path + decision, why, 409);
      call(operation, "/conflicts/99999" + decision, why, 404);
    }
    call("get /nodes", "/nodes", "", 200);
  }

  private void inquiries() {
    String grounds = "\"case\":\"BN-1\",\"reason\":\"điều tra dịch tễ\"";
    String citizen = "{\"kind\":\"CITIZEN\",\"number\":\"%s\"," + grounds + "}";
    JsonNode lookUp = call("post /lookups", "/lookups", citizen.formatted(Town.CASE), 201);
    call("post /lookups", "/lookups", citizen.formatted("001099000009"), 404);
    call("post /lookups", "/lookups", citizen.formatted("1"), 422);
    String id = lookUp.path("inquiry").path("id").asText();
    call("get /inquiries/{id}", "/inquiries/" + id, "", 200);
    call("get /inquiries/{id}", "/inquiries/x", "", 404);
    call("get /inquiries/{id}/contacts.csv", "/inquiries/" + id + "/contacts.csv", "", 404);
    String window =
        "{\"from\":\"%s\",\"to\":\"%s\",".formatted(NOW.minus(Duration.ofDays(6)), NOW) + grounds;
    String known = window + ",\"lookUp\":\"" + id + "\"}";
    JsonNode trace = call("post /traces", "/traces", known, 201);
    assertTrue(trace.path("contacts").size() > 0, trace.toString());
    String scanned = window + ",\"kind\":\"SCAN\",\"number\":\"" + Town.card(0) + "\"}";
    assertEquals(
        trace.path("contacts"), call("post /traces", "/traces", scanned, 201).path("contacts"));
    call("post /traces", "/traces", window + "}", 422);
    String traceId = trace.path("inquiry").path("id").asText();
    call("get /inquiries/{id}", "/inquiries/" + traceId, "", 200);
    call("get /inquiries/{id}/contacts.csv", "/inquiries/" + traceId + "/contacts.csv", "", 200);
  }

  private void strangersAreRefused() {
    for (String operation : documented()) {
      String[] parts = operation.split(" ");
      JsonNode described = document.path("paths").path(parts[1]).path(parts[0]);
      if (!described.has("security")) {
        String path = parts[1].replace("{id}", "1");
        int expected = parts[0].equals("get") ? 401 : 403;
        call(operation, path, parts[0].equals("get") ? "" : "{}", expected);
      }
    }
    seen.clear();
  }

  /** Calls and compares status, content type and body with what the document says. */
  private JsonNode call(String operation, String path, String body, int status) {
    seen.add(operation);
    String[] parts = operation.split(" ");
    HttpRequest.Builder request =
        browser
            .request("/api/v1" + path)
            .header("X-CSRF-Token", csrf)
            .method(
                parts[0].toUpperCase(Locale.ROOT),
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    HttpResponse<String> answer = browser.send(request.build());
    String what = operation + " " + path + " " + body + " -> " + answer.body();
    assertEquals(status, answer.statusCode(), what);
    JsonNode described =
        schemas.resolved(
            document
                .path("paths")
                .path(parts[1])
                .path(parts[0])
                .path("responses")
                .path(String.valueOf(status)));
    assertTrue(described.isObject(), "not described: " + status + " of " + operation);
    if (!described.has("content")) {
      assertEquals("", answer.body(), what);
      return JSON.nullNode();
    }
    Map.Entry<String, JsonNode> content = described.path("content").properties().iterator().next();
    String type = answer.headers().firstValue("content-type").orElse("").split(";")[0];
    assertEquals(content.getKey(), type, what);
    if (!type.endsWith("json")) {
      return JSON.nullNode();
    }
    try {
      JsonNode json = JSON.readTree(answer.body());
      schemas.check(content.getValue().path("schema"), json, what);
      return json;
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
  }

  private static Set<String> documented() {
    Set<String> operations = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> operations.add(method + " " + path.getKey())));
    return operations;
  }
}
