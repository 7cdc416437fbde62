package vn.tram.edge.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A browser that runs no scripts: it loads pages and sends forms, and follows nothing. */
final class Visitor implements AutoCloseable {
  /** As browsers send it when they load a page. */
  static final String PAGES = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  Visitor(Console console) {
    this.address = console.address();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, PAGES, "", BodyPublishers.noBody());
  }

  HttpResponse<String> form(String path, String fields) throws Exception {
    return send(
        "POST", path, PAGES, "application/x-www-form-urlencoded", BodyPublishers.ofString(fields));
  }

  HttpResponse<String> file(String path, byte[] file) throws Exception {
    var form = new ByteArrayOutputStream();
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(file);
    form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
    return send(
        "POST",
        path,
        PAGES,
        "multipart/form-data; boundary=x",
        BodyPublishers.ofByteArray(form.toByteArray()));
  }

  HttpResponse<String> send(
      String method, String path, String accept, String type, BodyPublisher body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).method(method, body).header("Accept", accept);
    if (!type.isEmpty()) {
      request.header("Content-Type", type).header("Origin", address.toString());
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static void reads(String words, HttpResponse<String> page) {
    assertTrue(page.body().contains(words), () -> words + " is not in " + page.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
