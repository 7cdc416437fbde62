package vn.tram.edge.console;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The few files that the page needs, out of the libraries on the class path and nowhere else. Each
 * stands under a path that changes with its version, so that a browser fetches it once.
 */
final class Assets {
  private static final String NPM = "org.webjars.npm";
  private static final HttpMediaType CSS = HttpMediaType.create("text/css; charset=UTF-8");
  private static final HttpMediaType SCRIPT =
      HttpMediaType.create("text/javascript; charset=UTF-8");
  private static final HttpMediaType FONT = HttpMediaType.create("font/woff2");
  private static final HttpMediaType ICON = HttpMediaType.create("image/svg+xml; charset=UTF-8");

  private final Map<String, Asset> assets = new LinkedHashMap<>();
  private final String stamp;

  /**
   * The files of this program.
   *
   * @param stamp changes with every start, since the page's own files carry no version
   */
  Assets(String stamp) {
    this.stamp = stamp;
    library("bootstrap.css", "org.webjars", "bootstrap", "css/bootstrap.min.css", CSS);
    library("icons.css", NPM, "bootstrap-icons", "font/bootstrap-icons.min.css", CSS);
    library(
        "fonts/bootstrap-icons.woff2",
        NPM,
        "bootstrap-icons",
        "font/fonts/bootstrap-icons.woff2",
        FONT);
    library("chart.js", NPM, "chart.js", "dist/chart.umd.min.js", SCRIPT);
    own("console.css", CSS);
    own("plain.css", CSS);
    own("kiosk.css", CSS);
    own("console.js", SCRIPT);
    own("kiosk.js", SCRIPT);
    own("icon.svg", ICON);
  }

  private void library(
      String name, String group, String artifact, String path, HttpMediaType type) {
    Properties pom = new Properties();
    String place = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = resource(place)) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String folder = "/META-INF/resources/webjars/" + artifact + "/" + pom.getProperty("version");
    assets.put(name, new Asset(folder + "/" + path, type));
  }

  private void own(String name, HttpMediaType type) {
    assets.put(name, new Asset(name, type));
  }

  /** Which run of the program this is. */
  String stamp() {
    return stamp;
  }

  /** Where the page finds a file. */
  String path(String name) {
    if (!assets.containsKey(name)) {
      throw new IllegalArgumentException("there is no file " + name);
    }
    return "/assets/" + stamp + "/" + name;
  }

  void routes(HttpRules rules) {
    assets.forEach(
        (name, asset) ->
            rules.get("/assets/{stamp}/" + name, (request, response) -> asset.send(response)));
  }

  private static InputStream resource(String place) {
    InputStream in = Assets.class.getResourceAsStream(place);
    if (in == null) {
      throw new IllegalStateException("the class path lacks " + place);
    }
    return in;
  }

  /** One file. Read at each request: a browser asks once, and the memory is for the gate. */
  private record Asset(String place, HttpMediaType type) {
    void send(ServerResponse response) throws IOException {
      try (InputStream in = resource(place)) {
        response.headers().contentType(type);
        response.headers().set(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.send(in.readAllBytes());
      }
    }
  }
}
