package vn.tram.hub.app;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.tram.hub.app.HubException.Problem;
import vn.tram.hub.route.RoutingSettings;
import vn.tram.hub.store.Database;

/**
 * The hub's settings.
 *
 * @param console where the pages are
 * @param broker the hub's own or an operator's
 * @param database the hub's own or an operator's
 * @param clockError how far this machine's clock may be off
 * @param certificateLife of the certificates that gates renew
 * @param carry the folder that is watched for files of batches
 * @param language of what the hub says to the person who starts it
 */
record HubConfig(
    Listen console,
    Broker broker,
    Database database,
    Duration clockError,
    Duration certificateLife,
    Path carry,
    Locale language) {
  static final Locale VIETNAMESE = Locale.of("vi");

  private static final String LOOPBACK = "127.0.0.1";
  private static final int CONSOLE_PORT = 8080;
  private static final int BROKER_PORT = 8883;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_CLOCK_ERROR = 60_000;
  private static final int CERTIFICATE_DAYS = 3_650;

  private static final Set<String> KEYS =
      Set.of(
          "console.host",
          "console.port",
          "broker.host",
          "broker.port",
          "broker.uri",
          "database.url",
          "database.user",
          "database.password-file",
          "clock-error-ms",
          "certificate-days",
          "carry",
          "language");

  /**
   * An address to listen on.
   *
   * @param port 0 for any free one
   */
  record Listen(String host, int port) {}

  /** Which broker the hub uses. */
  sealed interface Broker {
    /** One of its own, for gates to connect to. */
    record Embedded(Listen listen) implements Broker {}

    /**
     * An operator's.
     *
     * @param uri {@code ssl://host:port}
     */
    record Remote(URI uri) implements Broker {}
  }

  /**
   * Reads the settings of a hub.
   *
   * @throws HubException when the file is missing or says what it may not
   */
  static HubConfig read(HubHome home) throws HubException {
    Path file = home.config();
    if (!Files.isReadable(file)) {
      throw new HubException(Problem.NO_CONFIG, file);
    }
    try {
      Map<String, String> values =
          new TreeMap<>(Config.just(ConfigSources.file(file)).asMap().orElse(Map.of()));
      return new Reader(file, values).read(home);
    } catch (ConfigException e) {
      throw new HubException(e, Problem.BAD_CONFIG, file);
    }
  }

  /** One reading of one file. */
  private record Reader(Path file, Map<String, String> values) {

    HubConfig read(HubHome home) throws HubException {
      for (String key : values.keySet()) {
        if (!KEYS.contains(key)) {
          throw new HubException(Problem.UNKNOWN_KEY, file, key);
        }
      }
      return new HubConfig(
          listen("console", CONSOLE_PORT),
          broker(),
          database(home),
          Duration.ofMillis(
              number(
                  "clock-error-ms", (int) RoutingSettings.CLOCK_ERROR.toMillis(), MAX_CLOCK_ERROR)),
          Duration.ofDays(
              Math.max(1, number("certificate-days", CERTIFICATE_DAYS, CERTIFICATE_DAYS))),
          home.folder().resolve(text("carry").orElse("carry/in")).normalize(),
          language());
    }

    private Listen listen(String what, int port) throws HubException {
      return new Listen(
          text(what + ".host").orElse(LOOPBACK), number(what + ".port", port, MAX_PORT));
    }

    private Broker broker() throws HubException {
      Optional<String> uri = text("broker.uri");
      if (uri.isEmpty()) {
        return new Broker.Embedded(listen("broker", BROKER_PORT));
      }
      if (text("broker.host").isPresent() || text("broker.port").isPresent()) {
        throw new HubException(Problem.BAD_VALUE, file, "broker", "host + port | uri");
      }
      try {
        URI parsed = URI.create(uri.get());
        if ("ssl".equals(parsed.getScheme()) && parsed.getHost() != null && parsed.getPort() > 0) {
          return new Broker.Remote(parsed);
        }
      } catch (IllegalArgumentException e) {
        throw new HubException(e, Problem.BAD_VALUE, file, "broker.uri", "ssl://host:port");
      }
      throw new HubException(Problem.BAD_VALUE, file, "broker.uri", "ssl://host:port");
    }

    private Database database(HubHome home) throws HubException {
      if (values.keySet().stream().noneMatch(key -> key.startsWith("database."))) {
        return new Database.Embedded(home.postgres());
      }
      String url = required("database.url");
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new HubException(
            Problem.BAD_VALUE, file, "database.url", "jdbc:postgresql://host:port/database");
      }
      return new Database.Remote(
          url,
          required("database.user"),
          home.folder().resolve(required("database.password-file")));
    }

    private Locale language() throws HubException {
      String language = text("language").orElse(VIETNAMESE.getLanguage());
      return switch (language) {
        case "vi" -> VIETNAMESE;
        case "en" -> Locale.ENGLISH;
        default -> throw new HubException(Problem.BAD_VALUE, file, "language", "vi | en");
      };
    }

    private String required(String key) throws HubException {
      return text(key).orElseThrow(() -> new HubException(Problem.MISSING_KEY, file, key));
    }

    private Optional<String> text(String key) {
      return Optional.ofNullable(values.get(key)).map(String::strip).filter(v -> !v.isEmpty());
    }

    private int number(String key, int otherwise, int most) throws HubException {
      Optional<String> value = text(key);
      if (value.isEmpty()) {
        return otherwise;
      }
      try {
        int number = Integer.parseInt(value.get());
        if (number >= 0 && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new HubException(e, Problem.BAD_VALUE, file, key, "0 … " + most);
      }
      throw new HubException(Problem.BAD_VALUE, file, key, "0 … " + most);
    }
  }
}
