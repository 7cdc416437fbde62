package vn.tram.systemtests.diskfull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** People who hold their cards before a gate's box, one after the other, and see the lamp. */
final class Counter {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<byte[]> pictures;
  private int next;

  /** What the box answered. */
  enum Lamp {
    GREEN,
    RED,
    OTHER,
    /** Nobody answered: the gate is not there. */
    NONE
  }

  /** More of them than come in the time in which the same card counts once. */
  Counter(List<byte[]> pictures) {
    this.pictures = pictures;
  }

  Lamp scan(URI console) throws InterruptedException {
    byte[] picture = pictures.get(next++ % pictures.size());
    HttpRequest request =
        HttpRequest.newBuilder(console.resolve("/scan"))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(picture))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        return Lamp.RED;
      }
      String told = answer.body();
      boolean green = told.contains("\"mood\":\"ok\"") || told.contains("\"mood\":\"gone\"");
      return green ? Lamp.GREEN : Lamp.OTHER;
    } catch (IOException e) {
      return Lamp.NONE;
    }
  }
}
