package vn.tram.hub.console;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.tram.hub.carry.CarryWords;
import vn.tram.hub.carry.Import;
import vn.tram.hub.carry.PostponedException;
import vn.tram.hub.web.Assets;
import vn.tram.hub.web.Caller;
import vn.tram.hub.web.Refusal;
import vn.tram.protocol.octets.Octets;

/** What came by hand, and where to bring more. */
final class CarryPages implements HttpService {
  /** Years of a busy gate. */
  static final long MOST_BYTES = 256L * 1024 * 1024;

  private static final int ROWS = 100;
  private static final HeaderName FILE = HeaderNames.create("X-File-Name");

  private final Console.ByHand byHand;
  private final Assets assets;

  CarryPages(Console.ByHand byHand, Assets assets) {
    this.byHand = byHand;
    this.assets = assets;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/carry", this::show)
        .post("/carry", this::take)
        .get("/carry/{id}/receipt", this::receipt);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    List<Import> imports = byHand.imports().latest(ROWS);
    var words = new CarryWords(caller.texts());
    Shell shell = Shell.of(caller, Section.CARRY, assets);
    Html.send(response, output -> JtecarryGenerated.render(output, null, shell, imports, words));
  }

  /**
   * A file as it is, with its name in a header: the page's script sends it so, and the file goes
   * through to the merge batch by batch, without ever being in memory whole.
   */
  private void take(ServerRequest request, ServerResponse response) {
    Caller caller = Caller.of(request);
    if (request.headers().contentLength().orElse(0) > MOST_BYTES) {
      throw new Refusal(Status.REQUEST_ENTITY_TOO_LARGE_413, "carry.upload.large");
    }
    try (InputStream body = request.content().inputStream()) {
      Import taken = byHand.importer().take(caller.account(), name(request), body);
      say(response, Status.OK_200, new CarryWords(caller.texts()).sentence(taken));
    } catch (PostponedException e) {
      say(response, Status.SERVICE_UNAVAILABLE_503, caller.texts().get("carry.upload.away"));
    } catch (IOException e) {
      say(response, Status.BAD_REQUEST_400, caller.texts().get("carry.upload.failed"));
    }
  }

  private static String name(ServerRequest request) {
    try {
      return URLDecoder.decode(request.headers().first(FILE).orElse("?"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "?";
    }
  }

  private static void say(ServerResponse response, Status status, String sentence) {
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
        .send(sentence.getBytes(StandardCharsets.UTF_8));
  }

  private void receipt(ServerRequest request, ServerResponse response) {
    long id = number(request.path().pathParameters().get("id"));
    Import taken = byHand.imports().find(id).orElseThrow(CarryPages::notFound);
    Octets file = byHand.imports().receipts(taken).orElseThrow(CarryPages::notFound);
    response
        .header(HeaderNames.CONTENT_TYPE, "application/octet-stream")
        .header(
            HeaderNames.CONTENT_DISPOSITION,
            "attachment; filename*=UTF-8''" + encoded(taken.receiptFile()))
        .send(file.toArray());
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return new Refusal(Status.NOT_FOUND_404, "refusal.not-found");
  }
}
