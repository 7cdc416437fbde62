package vn.tram.hub.app;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the hub says to the person who starts it. */
final class Texts {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Texts() {}

  /**
   * One sentence.
   *
   * @param facts fill its gaps; numbers are not grouped, because they are ports
   */
  static String say(String key, Locale language, Object... facts) {
    String pattern =
        ResourceBundle.getBundle("vn.tram.hub.app.texts", language, NO_FALLBACK).getString(key);
    Object[] words = Arrays.stream(facts).map(String::valueOf).toArray();
    return new MessageFormat(pattern, language).format(words);
  }
}
