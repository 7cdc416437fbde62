package vn.tram.edge.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import vn.tram.edge.app.StartFailure.Problem;
import vn.tram.edge.gate.Way;
import vn.tram.edge.uplink.Timing;
import vn.tram.protocol.wire.NodeName;

/** Reads {@code gate.yaml}. A key too many or too few is named, never guessed. */
final class Settings {
  private static final Set<String> KEYS =
      Set.of(
          "node",
          "title",
          "broker",
          "console",
          "lanes",
          "language",
          "retry-seconds",
          "journal",
          "carry");
  private static final Set<String> CONSOLE_KEYS = Set.of("host", "port", "names");
  private static final Set<String> JOURNAL_KEYS = Set.of("kept-days", "reserve-mb");
  private static final List<String> LANGUAGES = List.of("vi", "en");

  /** What the library says before a key that stands twice in one map. */
  private static final String TWICE = "found duplicate key ";

  private static final int MAX_DAYS = 366;
  private static final int MIN_RESERVE = 17;
  private static final int MAX_RESERVE = 100_000;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_RETRY_SECONDS = 3_600;

  private final Path file;
  private final Map<?, ?> values;

  private Settings(Path file, Map<?, ?> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * The settings in the file.
   *
   * @throws StartFailure with a sentence that names what is wrong
   */
  static GateConfig read(Path file) throws StartFailure {
    Settings top = new Settings(file, load(file));
    requireKnown(file, top.values, KEYS, "");
    Settings console = new Settings(file, top.section("console"));
    requireKnown(file, console.values, CONSOLE_KEYS, "console.");
    Settings journal =
        new Settings(file, top.values.containsKey("journal") ? top.section("journal") : Map.of());
    requireKnown(file, journal.values, JOURNAL_KEYS, "journal.");
    return new GateConfig(
        top.node(),
        top.text("title", "title"),
        top.broker(),
        console.text("host", "console.host"),
        console.port(),
        console.names(),
        top.lanes(),
        top.language(),
        top.retryAtMost(),
        journal.keptDays(),
        journal.reserve(),
        top.carry());
  }

  /** The language alone, as long as the rest is in doubt. */
  static Optional<Locale> language(Path file) {
    try {
      return Optional.of(new Settings(file, load(file)).language());
    } catch (StartFailure e) {
      return Optional.empty();
    }
  }

  private static Map<?, ?> load(Path file) throws StartFailure {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe without a writer would keep whoever opens it.
      throw new StartFailure(Problem.SETTINGS_FORBIDDEN, file);
    }
    try {
      var options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object loaded = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
      if (loaded instanceof Map<?, ?> map) {
        return map;
      }
      throw new StartFailure(Problem.SETTINGS_UNREADABLE, file);
    } catch (NoSuchFileException e) {
      throw new StartFailure(e, Problem.NO_SETTINGS, file);
    } catch (MarkedYAMLException e) {
      throw misplaced(file, e);
    } catch (CharacterCodingException | RuntimeException e) {
      // The library throws more than its own exceptions, for example at "!!int x".
      throw new StartFailure(e, Problem.SETTINGS_UNREADABLE, file);
    } catch (IOException e) {
      throw new StartFailure(e, Problem.SETTINGS_FORBIDDEN, file);
    }
  }

  /** Where a person looks for what is wrong, and which key stands there a second time. */
  private static StartFailure misplaced(Path file, MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    if (mark == null) {
      return new StartFailure(e, Problem.SETTINGS_UNREADABLE, file);
    }
    String line = Integer.toString(mark.getLine() + 1);
    String column = Integer.toString(mark.getColumn() + 1);
    return e instanceof DuplicateKeyException && e.getProblem().startsWith(TWICE)
        ? new StartFailure(
            e, Problem.SETTINGS_TWICE, file, line, column, e.getProblem().substring(TWICE.length()))
        : new StartFailure(e, Problem.SETTINGS_MISPLACED, file, line, column);
  }

  private static void requireKnown(Path file, Map<?, ?> values, Set<String> known, String prefix)
      throws StartFailure {
    for (Object key : values.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new StartFailure(
            Problem.SETTING_UNKNOWN, file, prefix + key, String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  private NodeName node() throws StartFailure {
    String name = text("node", "node");
    try {
      return new NodeName(name);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(e, Problem.SETTING_WRONG, file, "node", name);
    }
  }

  private URI broker() throws StartFailure {
    String text = text("broker", "broker");
    try {
      URI broker = new URI(text);
      if ("ssl".equals(broker.getScheme()) && broker.getHost() != null && broker.getPort() > 0) {
        return broker;
      }
      throw new StartFailure(Problem.SETTING_WRONG, file, "broker", text);
    } catch (URISyntaxException e) {
      throw new StartFailure(e, Problem.SETTING_WRONG, file, "broker", text);
    }
  }

  private int port() throws StartFailure {
    Object port = value("port", "console.port");
    if (port instanceof Integer number && number >= 0 && number <= MAX_PORT) {
      return number;
    }
    throw new StartFailure(Problem.SETTING_WRONG, file, "console.port", port.toString());
  }

  /** May be missing: only where few gates share a hub, a shorter wait than usual does no harm. */
  private Duration retryAtMost() throws StartFailure {
    Object seconds = values.get("retry-seconds");
    if (seconds == null) {
      return Timing.USUAL.retryAtMost();
    }
    if (seconds instanceof Integer number && number >= 1 && number <= MAX_RETRY_SECONDS) {
      return Duration.ofSeconds(number);
    }
    throw new StartFailure(Problem.SETTING_WRONG, file, "retry-seconds", seconds.toString());
  }

  /** May be missing: then the gate looks for a stick. Relative to the gate's folder. */
  private Optional<Path> carry() throws StartFailure {
    if (values.get("carry") == null) {
      return Optional.empty();
    }
    String folder = text("carry", "carry");
    try {
      return Optional.of(file.toAbsolutePath().resolveSibling(folder).normalize());
    } catch (InvalidPathException e) {
      throw new StartFailure(e, Problem.SETTING_WRONG, file, "carry", folder);
    }
  }

  private int keptDays() throws StartFailure {
    return number("kept-days", "journal.kept-days", GateConfig.USUAL_KEPT_DAYS, 1, MAX_DAYS);
  }

  /** Less than Derby may want at once would be no reserve; none at all is an honest wish. */
  private int reserve() throws StartFailure {
    if (Integer.valueOf(0).equals(values.get("reserve-mb"))) {
      return 0;
    }
    return number(
        "reserve-mb",
        "journal.reserve-mb",
        GateConfig.USUAL_RESERVE_MEGABYTES,
        MIN_RESERVE,
        MAX_RESERVE);
  }

  private int number(String key, String fullKey, int usual, int least, int most)
      throws StartFailure {
    Object value = values.get(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    throw new StartFailure(Problem.SETTING_WRONG, file, fullKey, value.toString());
  }

  /** May be missing: most gates are reached by their address. */
  private Set<String> names() throws StartFailure {
    Object names = values.get("names");
    if (names == null) {
      return Set.of();
    }
    if (names instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
    throw new StartFailure(Problem.SETTING_WRONG, file, "console.names", names.toString());
  }

  private List<Way> lanes() throws StartFailure {
    Object lanes = value("lanes", "lanes");
    List<?> each = lanes instanceof List<?> list && !list.isEmpty() ? list : List.of(lanes);
    List<Way> ways = new ArrayList<>();
    for (Object lane : each) {
      ways.add(way(String.valueOf(lane)));
    }
    return ways;
  }

  private Way way(String lane) throws StartFailure {
    try {
      return Way.valueOf(lane.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      List<String> known =
          Arrays.stream(Way.values()).map(way -> way.name().toLowerCase(Locale.ROOT)).toList();
      throw new StartFailure(
          e, Problem.SETTING_CHOICE, file, "lanes", lane, String.join(", ", known));
    }
  }

  private Locale language() throws StartFailure {
    String language = text("language", "language");
    return switch (language) {
      case "vi" -> GateConfig.VIETNAMESE;
      case "en" -> GateConfig.ENGLISH;
      default ->
          throw new StartFailure(
              Problem.SETTING_CHOICE, file, "language", language, String.join(", ", LANGUAGES));
    };
  }

  private Map<?, ?> section(String key) throws StartFailure {
    Object section = value(key, key);
    if (section instanceof Map<?, ?> map) {
      return map;
    }
    throw new StartFailure(Problem.SETTING_WRONG, file, key, section.toString());
  }

  private String text(String key, String fullKey) throws StartFailure {
    Object value = value(key, fullKey);
    if (value instanceof Map || value instanceof List || value.toString().isBlank()) {
      throw new StartFailure(Problem.SETTING_WRONG, file, fullKey, value.toString());
    }
    return value.toString();
  }

  private Object value(String key, String fullKey) throws StartFailure {
    Object value = values.get(key);
    if (value == null) {
      throw new StartFailure(Problem.SETTING_MISSING, file, fullKey);
    }
    return value;
  }
}
