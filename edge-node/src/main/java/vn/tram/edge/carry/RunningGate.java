package vn.tram.edge.carry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import vn.tram.edge.carry.CarryException.Problem;

/**
 * A gate that runs in another process: it has the journal, so it is asked.
 *
 * @param home the gate's folder, for the sentence
 * @param door the file by which it is found
 */
public record RunningGate(Path home, Path door) {
  /** The header in which a program shows the door's token. */
  public static final String TOKEN = "X-Tram-Token";

  /** Where programs ask; {@code out} or {@code in} follows. */
  public static final String PATH = "/carry/program/";

  private static final int DONE = 200;
  private static final int CANNOT = 409;

  /** A slow stick takes minutes for a month's backlog. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * What it said.
   *
   * @param done whether it did all that it was asked
   * @param lines a sentence and, where it could be tried, the figures
   */
  public record Word(boolean done, List<String> lines) {}

  /**
   * Asks it.
   *
   * @param what {@code out} or {@code in}
   * @param folder an absolute one
   * @throws CarryException when it does not answer
   */
  public Word ask(String what, Path folder, Locale language) throws CarryException {
    Door.Sign sign = Door.read(door).orElseThrow(this::silent);
    URI place =
        sign.console()
            .resolve(
                PATH
                    + what
                    + "?lang="
                    + language.getLanguage()
                    + "&folder="
                    + URLEncoder.encode(folder.toString(), StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .header(TOKEN, sign.token())
            .timeout(PATIENCE)
            .POST(BodyPublishers.noBody())
            .build();
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != DONE && answer.statusCode() != CANNOT) {
        throw silent();
      }
      return new Word(answer.statusCode() == DONE, answer.body().lines().toList());
    } catch (IOException e) {
      throw silent(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent(e);
    }
  }

  private CarryException silent() {
    return new CarryException(Problem.GATE_SILENT, home);
  }

  private CarryException silent(Exception cause) {
    return new CarryException(cause, Problem.GATE_SILENT, home);
  }
}
