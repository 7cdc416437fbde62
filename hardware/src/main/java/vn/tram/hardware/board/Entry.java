package vn.tram.hardware.board;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tram.hardware.camera.CameraSettings;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;

/**
 * The settings of one part. What is wrong is noted and something harmless is returned, so that all
 * mistakes of a part are found at once; a part with a mistake is never built.
 */
final class Entry {

  private static final int MOST_LANES = 64;
  private static final int LONGEST_SHOWN = 40;

  /** Any whole name: beside the kernel's own there are links that somebody made elsewhere. */
  private static final String DEVICE_NAMES = "/… (/dev/serial0, /dev/input/by-id/…)";

  private static final String NO_DEVICE = "/dev/null";

  /** As people write numbers: YAML 1.1 takes 013 for 11 and 1:30 for 90. */
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,8}");

  private static final Pattern ZEROS_BEFORE = Pattern.compile("0+([0-9]{1,9})");
  private static final Pattern ADDRESS = Pattern.compile("0[xX]([0-9a-fA-F]{1,2})");
  private static final Pattern PIN_NAME = Pattern.compile("(?i)GPIO ?([0-9]{1,2})");

  /** What a shell would not take for a plain word. */
  private static final Pattern QUOTING = Pattern.compile("[\"'\\\\$`|&;<>*?\\x00]");

  private final Part part;
  private final Map<?, ?> values;
  private final List<Mistake> mistakes = new ArrayList<>();

  Entry(Part part, Map<?, ?> values) {
    this.part = part;
    this.values = values;
  }

  Part part() {
    return part;
  }

  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** Names every key that means nothing here. */
  void only(Set<String> known) {
    for (Object key : values.keySet()) {
      if (!(key instanceof String name) || !known.contains(name)) {
        unknown(shown(key), String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  int number(String key, int least, int most) {
    Object value = values.get(key);
    if (value == null) {
      missing(key);
      return least;
    }
    OptionalInt number = decimal(value);
    if (number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most) {
      return number.getAsInt();
    }
    wrong(key, value, least + "…" + most + meant(value));
    return least;
  }

  private static OptionalInt decimal(Object value) {
    return value instanceof String text && DECIMAL.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** A hint where a number is written as few people read it. */
  private static String meant(Object value) {
    Matcher zeros = ZEROS_BEFORE.matcher(value instanceof String text ? text : "");
    return zeros.matches()
        ? " (" + shown(value) + " → " + Integer.parseInt(zeros.group(1)) + ")"
        : "";
  }

  /** A pin of the header by its BCM number, or as GPIO17. */
  int pin(String key, int most) {
    Matcher name = PIN_NAME.matcher(values.get(key) instanceof String text ? text : "");
    if (name.matches()) {
      OptionalInt number = decimal(name.group(1));
      if (number.isPresent() && number.getAsInt() <= most) {
        return number.getAsInt();
      }
    }
    return number(key, 0, most);
  }

  int number(String key, int usual, int least, int most) {
    return values.get(key) == null ? usual : number(key, least, most);
  }

  /**
   * A side of a picture, in pixels.
   *
   * @param step that it is a multiple of
   */
  int side(String key, int usual, int step) {
    int pixels = number(key, usual, CameraSettings.LEAST, CameraSettings.MOST);
    if (pixels % step != 0) {
      wrong(key, pixels, CameraSettings.LEAST + "…" + CameraSettings.MOST + ", n × " + step);
      return usual;
    }
    return pixels;
  }

  /** An address on a bus, which is written in hex: 27 may be meant as 0x27 or as 0x1b. */
  int address(String key, List<Integer> choices) {
    Object value = values.get(key);
    if (value == null) {
      missing(key);
      return choices.getFirst();
    }
    String said = value instanceof String text ? text : "";
    Optional<Integer> number = hex(said).filter(choices::contains);
    if (number.isEmpty()) {
      String hint = hex("0x" + said).filter(choices::contains).isPresent() ? said : "";
      wrong(
          key,
          value,
          choices.stream().map("0x%02x"::formatted).collect(Collectors.joining(", "))
              + (hint.isEmpty() ? "" : " (" + hint + " → 0x" + hint + ")"));
    }
    return number.orElse(choices.getFirst());
  }

  private static Optional<Integer> hex(String text) {
    Matcher digits = ADDRESS.matcher(text);
    return digits.matches() ? Optional.of(Integer.parseInt(digits.group(1), 16)) : Optional.empty();
  }

  /** One of a few numbers. */
  int oneOf(String key, int usual, List<Integer> choices) {
    Object value = values.get(key);
    if (value == null) {
      return usual;
    }
    OptionalInt number = decimal(value);
    if (number.isPresent() && choices.contains(number.getAsInt())) {
      return number.getAsInt();
    }
    wrong(key, value, choices.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    return usual;
  }

  /** One of a few words. */
  String choice(String key, List<String> choices) {
    Object value = values.get(key);
    if (value == null) {
      missing(key);
      return choices.getFirst();
    }
    if (value instanceof String word && choices.contains(word)) {
      return word;
    }
    wrong(key, value, String.join(", ", choices));
    return choices.getFirst();
  }

  /** One of a few words; the first of them where nothing is said. */
  String usualChoice(String key, List<String> choices) {
    return values.get(key) == null ? choices.getFirst() : choice(key, choices);
  }

  /** The words for the constants of an enum, in their order. */
  static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  boolean activeLow() {
    return usualChoice("active", List.of("high", "low")).equals("low");
  }

  /** A button closes a contact to ground unless the file says otherwise. */
  boolean contactLow() {
    return usualChoice("active", List.of("low", "high")).equals("low");
  }

  /** The first lane where nothing is said. */
  int lane() {
    return number("lane", 1, 1, MOST_LANES) - 1;
  }

  /** All lanes where nothing is said. */
  OptionalInt anyLane() {
    return values.get("lane") == null ? OptionalInt.empty() : OptionalInt.of(lane());
  }

  /** A file of the kernel's, by its shortest name: without "." and "..". */
  String device() {
    Object value = values.get("device");
    if (value == null) {
      missing("device");
      return NO_DEVICE;
    }
    Optional<String> device = value instanceof String path ? device(path) : Optional.empty();
    if (device.isEmpty()) {
      wrong("device", value, DEVICE_NAMES);
    }
    return device.orElse(NO_DEVICE);
  }

  private static Optional<String> device(String path) {
    if (!path.startsWith("/") || !printable(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(path).normalize().toString());
    } catch (InvalidPathException e) {
      // The machine's language has no such letters.
      return Optional.empty();
    }
  }

  /** Words of a command, as a list or between blanks; empty where nothing is said. */
  List<String> command() {
    Object value = values.get("command");
    if (value == null) {
      return List.of();
    }
    Optional<List<String>> words = words(value);
    if (words.isEmpty()) {
      wrong("command", value, "[rpicam-vid, …]");
    }
    return words.orElse(List.of());
  }

  private static Optional<List<String>> words(Object value) {
    if (value instanceof String line && !line.isBlank() && !QUOTING.matcher(line).find()) {
      return Optional.of(List.of(line.strip().split("\\s+")));
    }
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof String word) || word.indexOf('\0') >= 0) {
        return Optional.empty();
      }
      words.add(word);
    }
    return words.getFirst().isBlank() ? Optional.empty() : Optional.of(words);
  }

  private void missing(String key) {
    mistakes.add(Mistake.of(part, Fault.SETTING_MISSING, key));
  }

  private void wrong(String key, Object value, String choices) {
    unknown(key + ": " + shown(value), choices);
  }

  private void unknown(String said, String choices) {
    mistakes.add(Mistake.of(part, Fault.SETTING_UNKNOWN, said, choices));
  }

  /** What a sentence can quote; a tree that contains itself has no end. */
  static String shown(Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "{…}";
      case String text -> clipped(text);
      case Number number -> clipped(number.toString());
      case Boolean bool -> bool.toString();
      default -> "[…]";
    };
  }

  private static String clipped(String text) {
    // No more of a text that may be huge is looked at than is shown.
    String head =
        text.codePoints()
            .limit(LONGEST_SHOWN)
            .collect(
                StringBuilder::new,
                (builder, point) -> builder.appendCodePoint(printable(point) ? point : '?'),
                StringBuilder::append)
            .toString();
    return head.length() < text.length() ? head + "…" : head;
  }

  static boolean printable(String text) {
    return text.codePoints().allMatch(Entry::printable);
  }

  private static boolean printable(int point) {
    int type = Character.getType(point);
    return !Character.isISOControl(point)
        && type != Character.SURROGATE
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
