package vn.tram.systemtests.text;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import vn.tram.provisioning.text.TerminalLanguage;

/** The words of one language. */
public final class Texts {
  private static final String BUNDLE = "vn.tram.systemtests.text.texts";

  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  public static Texts english() {
    return new Texts(Locale.ENGLISH);
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

  /** What stands in the way and what to do. */
  public String say(ProofException problem) {
    return say(problem.key(), problem.arguments());
  }
}
