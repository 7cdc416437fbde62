package vn.tram.provisioning.text;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The words of one language. */
public final class Texts {
  private static final String BUNDLE = "vn.tram.provisioning.text.texts";

  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public static Texts vietnamese() {
    return new Texts(Locale.of("vi"));
  }

  public static Texts english() {
    return new Texts(Locale.ENGLISH);
  }

  /** The words of a language that {@link TerminalLanguage} names. */
  public static Texts in(Locale language) {
    return new Texts(language);
  }

  /**
   * The words for a terminal.
   *
   * @param environment of the process
   */
  public static Texts of(Map<String, String> environment) {
    return new Texts(TerminalLanguage.of(environment));
  }

  /**
   * A sentence.
   *
   * @param key as in the bundles, kebab-case
   * @param arguments what the sentence has gaps for
   */
  public String say(String key, Object... arguments) {
    return String.format(bundle.getLocale(), bundle.getString(key), arguments);
  }

  /** What a problem is and what to do. */
  public String say(ProvisioningException problem) {
    return say(problem.problem().key(), problem.arguments().toArray());
  }
}
