package vn.tram.hub.texts;

import java.util.Locale;
import java.util.Optional;

/** A language that the hub speaks. */
public enum Language {
  VI(Locale.forLanguageTag("vi-VN"), "Tiếng Việt"),
  EN(Locale.UK, "English");

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  /** Two lower-case letters (ISO 639-1). */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the language calls itself. */
  public String ownName() {
    return ownName;
  }

  Locale locale() {
    return locale;
  }

  /** The language of a code; empty for any other text. */
  public static Optional<Language> ofCode(String code) {
    for (Language language : values()) {
      if (language.code().equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
