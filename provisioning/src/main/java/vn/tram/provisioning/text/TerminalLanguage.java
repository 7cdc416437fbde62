package vn.tram.provisioning.text;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which language a terminal reads. */
public final class TerminalLanguage {
  private TerminalLanguage() {}

  /**
   * Vietnamese where {@code TRAM_LANGUAGE} or the locale says so, English everywhere else. Java
   * itself falls back to English where a locale is named but not installed, so the names are read
   * here.
   *
   * @param environment of the process
   */
  public static Locale of(Map<String, String> environment) {
    String locale =
        Stream.of("TRAM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    return locale.startsWith("vi") ? Locale.of("vi") : Locale.ENGLISH;
  }
}
