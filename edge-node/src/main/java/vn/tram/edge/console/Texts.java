package vn.tram.edge.console;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The words of the page in one language. */
final class Texts {
  static final Locale VIETNAMESE = Locale.of("vi");
  static final Locale ENGLISH = Locale.ENGLISH;

  private static final Control PROPERTIES_ONLY =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
  private static final List<Texts> ALL = List.of(load(VIETNAMESE), load(ENGLISH));

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  private static Texts load(Locale locale) {
    String name = Texts.class.getPackageName() + ".texts";
    return new Texts(locale, ResourceBundle.getBundle(name, locale, PROPERTIES_ONLY));
  }

  /** The words in this language; Vietnamese where there are none. */
  static Texts in(Locale locale) {
    return ALL.stream()
        .filter(texts -> texts.locale.getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .orElseGet(ALL::getFirst);
  }

  Locale locale() {
    return locale;
  }

  String language() {
    return locale.getLanguage();
  }

  /**
   * One text.
   *
   * @throws java.util.MissingResourceException if there is no such key: a mistake in the program
   */
  String of(String key, Object... details) {
    var format = new MessageFormat(bundle.getString(key), locale);
    // In tests; a guard is rather shown a gap than no page.
    assert format.getFormatsByArgumentIndex().length <= details.length : key + " lacks a detail";
    return format.format(details);
  }
}
