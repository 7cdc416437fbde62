package vn.tram.hub.console;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Sends pages. A page is made whole before its first byte goes out. */
final class Html {
  private Html() {}

  static void send(ServerResponse response, Consumer<HtmlTemplateOutput> page) {
    send(response, Status.OK_200, page);
  }

  static void send(ServerResponse response, Status status, Consumer<HtmlTemplateOutput> page) {
    var text = new StringOutput();
    page.accept(new OwaspHtmlTemplateOutput(text));
    response
        .status(status)
        .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .send(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the browser to another page, which it asks for with GET. */
  static void goTo(ServerResponse response, String path) {
    response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, path).send();
  }
}
