package vn.tram.edge.console;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import vn.tram.edge.carry.Answered;
import vn.tram.edge.carry.CarryException;
import vn.tram.edge.carry.CarryException.Problem;
import vn.tram.edge.carry.CarryWords;
import vn.tram.edge.carry.Load;
import vn.tram.edge.carry.Loaded;
import vn.tram.edge.carry.Porter;
import vn.tram.edge.carry.RunningGate;
import vn.tram.edge.carry.Stick;

/**
 * What goes to the hub and back by hand. The page writes to the gate's own stick or through the
 * browser; only a program that shows the door's token may name a folder.
 */
final class CarryDesk {
  private static final HttpMediaType PLAIN = HttpMediaType.create("text/plain; charset=UTF-8");
  private static final HttpMediaType BYTES = HttpMediaType.create("application/octet-stream");
  private static final HeaderName TOKEN = HeaderNames.create(RunningGate.TOKEN);
  private static final HeaderName SAVE_AS = HeaderNames.create("Content-Disposition");

  /** All of them change something. */
  static final Set<String> PATHS =
      Set.of(
          "/carry/out",
          "/carry/in",
          "/carry/receipt",
          "/carry/file",
          RunningGate.PATH + "out",
          RunningGate.PATH + "in");

  private final Porter porter;
  private final Runnable changed;

  /** What somebody asks for, and what came of it in words and figures. */
  private interface Errand {
    Outcome run(ServerRequest request, CarryWords words) throws CarryException;
  }

  private record Outcome(String mood, boolean complete, String sentence, String summary) {}

  /**
   * A desk.
   *
   * @param changed called when the hub turned out to have more
   */
  CarryDesk(Porter porter, Runnable changed) {
    this.porter = porter;
    this.changed = changed;
  }

  /**
   * Adds the routes.
   *
   * @param teller in the language of whoever asks
   */
  void routes(HttpRules rules, Teller teller) {
    rules
        .post("/carry/out", page(teller, (request, words) -> told(porter.out(), words)))
        .post("/carry/in", page(teller, (request, words) -> told(porter.in(), words)))
        .post("/carry/receipt", page(teller, this::receipt))
        .post("/carry/file", (request, response) -> file(request, response, teller))
        .post(
            RunningGate.PATH + "out",
            program(teller, (stick, words) -> told(porter.out(stick), words)))
        .post(
            RunningGate.PATH + "in",
            program(teller, (stick, words) -> told(porter.in(stick), words)));
  }

  private static CarryWords words(ServerRequest request, Teller teller) {
    return new CarryWords(teller.texts(request).locale());
  }

  private Outcome told(Loaded loaded, CarryWords words) {
    return new Outcome("ok", true, words.of(loaded), loaded.summary());
  }

  private Outcome told(Answered answered, CarryWords words) {
    changed.run();
    String mood = answered.receipts() > 0 && answered.complete() ? "ok" : "warn";
    return new Outcome(mood, answered.complete(), words.of(answered), answered.summary());
  }

  private static Handler page(Teller teller, Errand errand) {
    return (request, response) -> {
      CarryWords words = words(request, teller);
      try {
        Outcome outcome = errand.run(request, words);
        Told told = told(outcome.mood(), outcome.sentence());
        teller.tell(request, response, new Tasks.Done(200, told));
      } catch (CarryException e) {
        teller.tell(request, response, new Tasks.Done(409, told("warn", words.of(e))));
      }
    };
  }

  private static Told told(String mood, String sentence) {
    String icon = mood.equals("ok") ? "check-circle" : "exclamation-circle";
    return new Told(mood, icon, sentence, "");
  }

  /** What the browser saves; where there is nothing to carry, a sentence. */
  private void file(ServerRequest request, ServerResponse response, Teller teller)
      throws IOException, CarryException {
    Load load = porter.load();
    if (load.entries() == 0) {
      String nothing = words(request, teller).of(new Loaded(load, 0, 0));
      teller.tell(request, response, new Tasks.Done(200, told("ok", nothing)));
      return;
    }
    response.headers().contentType(BYTES);
    response.headers().set(SAVE_AS, "attachment; filename=\"" + load.fileName() + "\"");
    response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    try (OutputStream out = response.outputStream()) {
      porter.write(load, out);
    }
  }

  private Outcome receipt(ServerRequest request, CarryWords words) throws CarryException {
    try (InputStream body = request.content().inputStream()) {
      String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
      Answered answered = porter.read(FilePart.of(type, body));
      // A browser listens only after it has sent all.
      body.transferTo(OutputStream.nullOutputStream());
      return told(answered, words);
    } catch (IOException e) {
      throw new CarryException(e, Problem.UPLOAD);
    }
  }

  private interface Ride {
    Outcome go(Stick stick, CarryWords words) throws CarryException;
  }

  private Handler program(Teller teller, Ride ride) {
    return (request, response) -> program(request, response, words(request, teller), ride);
  }

  private void program(
      ServerRequest request, ServerResponse response, CarryWords words, Ride ride) {
    response.headers().contentType(PLAIN);
    if (!porter.admits(request.headers().first(TOKEN).orElse(""))) {
      response.status(Status.FORBIDDEN_403).send();
      return;
    }
    String folder = request.query().first("folder").orElse("");
    try {
      Path path = Path.of(folder);
      if (!path.isAbsolute()) {
        throw new CarryException(Problem.NO_FOLDER, folder);
      }
      Outcome outcome = ride.go(new Stick(path), words);
      response.status(outcome.complete() ? Status.OK_200 : Status.CONFLICT_409);
      response.send(outcome.sentence() + "\n" + outcome.summary() + "\n");
    } catch (CarryException e) {
      response.status(Status.CONFLICT_409).send(words.of(e) + "\n");
    } catch (InvalidPathException e) {
      var problem = new CarryException(e, Problem.NO_FOLDER, folder);
      response.status(Status.CONFLICT_409).send(words.of(problem) + "\n");
    }
  }
}
