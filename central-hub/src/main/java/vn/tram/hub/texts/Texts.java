package vn.tram.hub.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import vn.tram.protocol.time.Moment;

/** The texts of one language. Immutable. */
public final class Texts {
  /** Where the hub's sites are: screens show no other time. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Texts(language, load(language)));
    }
  }

  private final Language language;
  private final Properties texts;
  private final DateTimeFormatter dayAndTime;
  private final DateTimeFormatter dayAndSecond;
  private final DateTimeFormatter day;
  private final DateTimeFormatter weekday;
  private final DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");

  private Texts(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
    this.dayAndTime = formatter("format.day-and-time");
    this.dayAndSecond = formatter("format.day-and-second");
    this.day = formatter("format.day");
    this.weekday = formatter("format.weekday");
  }

  public static Texts of(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  public Language language() {
    return language;
  }

  /**
   * The text of a key, with {@code {0}}, {@code {1}} … replaced by the arguments.
   *
   * @throws IllegalArgumentException if there is no such text
   */
  public String get(String key, Object... arguments) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException(language + " has no text " + key);
    }
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", shown(arguments[i]));
    }
    return text;
  }

  /** The text of an enum's constant: {@code prefix.CONSTANT}. */
  public String of(String prefix, Enum<?> constant) {
    return get(prefix + "." + constant.name());
  }

  private String shown(Object argument) {
    return argument instanceof Long || argument instanceof Integer
        ? number(((Number) argument).longValue())
        : String.valueOf(argument);
  }

  /** With the language's mark between thousands. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** A number of bytes, to people. */
  public String bytes(long bytes) {
    if (bytes < 1024) {
      return number(bytes) + " B";
    }
    if (bytes < 1024 * 1024) {
      return number(bytes / 1024) + " KB";
    }
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(bytes / (1024.0 * 1024.0)) + " MB";
  }

  /** Day, hour and minute. */
  public String dayAndTime(Instant instant) {
    return dayAndTime.format(local(instant));
  }

  /** Day, hour, minute and second. */
  public String dayAndSecond(Instant instant) {
    return dayAndSecond.format(local(instant));
  }

  /** The day alone. */
  public String day(Instant instant) {
    return day.format(local(instant));
  }

  /** Hour and minute. */
  public String time(Instant instant) {
    return time.format(local(instant));
  }

  /** How long, in its one or two largest units. */
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return get("duration.seconds", seconds);
    }
    if (seconds < 3600) {
      return get("duration.minutes", seconds / 60);
    }
    if (seconds < 86_400) {
      long minutes = seconds / 60 % 60;
      return minutes == 0
          ? get("duration.hours", seconds / 3600)
          : get("duration.hours-minutes", seconds / 3600, minutes);
    }
    return get("duration.days", seconds / 86_400);
  }

  /** A short time: milliseconds, seconds, or like {@link #duration}. */
  public String fine(Duration duration) {
    if (duration.toMillis() < 1_000) {
      return number(duration.toMillis()) + " ms";
    }
    return duration(duration);
  }

  /** Whole minutes, rounded; less than half a minute that is not nothing is "under 1". */
  public String minutes(Duration duration) {
    long minutes = Math.round(duration.toMillis() / 60_000.0);
    return minutes == 0 && duration.isPositive()
        ? get("duration.under-a-minute")
        : get("duration.minutes", minutes);
  }

  /** From an instant to a later one; the day of the later one only where it is another. */
  public String between(Instant from, Instant to) {
    boolean sameDay = local(from).toLocalDate().equals(local(to).toLocalDate());
    return dayAndTime(from) + " – " + (sameDay ? time(to) : dayAndTime(to));
  }

  /** Day of the week and date. */
  public String weekday(LocalDate date) {
    return weekday.format(date);
  }

  /** Day and time of a moment, and how sure that is where it is not sure to the minute. */
  public String moment(Moment moment) {
    Duration width = moment.width();
    if (width.compareTo(Duration.ofMinutes(1)) <= 0) {
      return dayAndTime(moment.middle());
    }
    if (width.compareTo(Duration.ofHours(12)) <= 0) {
      return get(
          "moment.around",
          dayAndTime(moment.middle()),
          duration(width.dividedBy(2).plusSeconds(59)));
    }
    if (moment.equals(Moment.UNKNOWN)) {
      return get("moment.unknown");
    }
    return get("moment.between", dayAndTime(moment.earliest()), dayAndTime(moment.latest()));
  }

  /** All keys, for comparing languages. */
  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  private static ZonedDateTime local(Instant instant) {
    return instant.atZone(ZONE);
  }

  private DateTimeFormatter formatter(String key) {
    return DateTimeFormatter.ofPattern(get(key), language.locale());
  }

  private static Properties load(Language language) {
    String name = "texts_" + language.code() + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(name), name),
            StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
