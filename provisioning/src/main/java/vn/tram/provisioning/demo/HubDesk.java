package vn.tram.provisioning.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.tram.provisioning.fleet.HubProcess.Login;

/** An officer at the hub's desk, who signs in and asks as anybody would: by the hub's API. */
final class HubDesk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).connectTimeout(PATIENCE).build();
  private final URI hub;
  private final String proof;

  private HubDesk(URI hub, Login login) throws IOException, InterruptedException {
    this.hub = hub;
    HttpRequest look = HttpRequest.newBuilder(hub.resolve("/api/v1/session")).build();
    String strangersProof = answer(look).path("csrfToken").asText();
    ObjectNode names = JSON.createObjectNode();
    names.put("name", login.user()).put("password", login.password());
    this.proof = post("/api/v1/session", strangersProof, names).path("csrfToken").asText();
  }

  /**
   * Signs in.
   *
   * @throws IOException when the hub does not let him in; the message is the hub's
   */
  static HubDesk signIn(URI hub, Login login) throws IOException, InterruptedException {
    return new HubDesk(hub, login);
  }

  /**
   * Somebody who was with a case.
   *
   * @param name in the hub's words
   * @param certainSeconds how long for sure
   * @param possibleSeconds how long at most
   * @param sites where
   */
  record Contact(String name, long certainSeconds, long possibleSeconds, List<String> sites) {}

  /**
   * Declares a case and traces its contacts.
   *
   * @param card the text of one of the person's cards
   */
  List<Contact> trace(String card, Instant from, Instant to, String caseName, String reason)
      throws IOException, InterruptedException {
    ObjectNode wish = JSON.createObjectNode();
    wish.put("kind", "SCAN").put("number", card);
    wish.put("from", from.toString()).put("to", to.toString());
    wish.put("case", caseName).put("reason", reason);
    List<Contact> contacts = new ArrayList<>();
    for (JsonNode contact : post("/api/v1/traces", proof, wish).path("contacts")) {
      List<String> sites = new ArrayList<>();
      contact.path("encounters").forEach(at -> sites.add(at.path("siteTitle").asText()));
      contacts.add(
          new Contact(
              contact.path("person").path("name").asText(),
              contact.path("certainSeconds").asLong(),
              contact.path("possibleSeconds").asLong(),
              List.copyOf(sites)));
    }
    return contacts;
  }

  private JsonNode post(String path, String with, ObjectNode body)
      throws IOException, InterruptedException {
    return answer(
        HttpRequest.newBuilder(hub.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", with)
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .timeout(PATIENCE)
            .build());
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "the hub answers " + request.uri().getPath() + " with " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
