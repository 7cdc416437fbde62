package vn.tram.hub.store;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the store says to the person who started the hub. */
final class StoreTexts {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private StoreTexts() {}

  /** One sentence; facts fill its gaps. */
  static String say(String key, Locale language, Object... facts) {
    String pattern =
        ResourceBundle.getBundle("vn.tram.hub.store.texts", language, NO_FALLBACK).getString(key);
    return new MessageFormat(pattern, language).format(facts);
  }
}
