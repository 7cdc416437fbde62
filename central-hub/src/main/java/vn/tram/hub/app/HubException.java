package vn.tram.hub.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The hub cannot start. The sentence says what is wrong and what to do. */
public final class HubException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** What is wrong. */
  public enum Problem {
    /** Facts: the folder. */
    NO_HOME,
    /** Facts: the file. */
    NO_CONFIG,
    /** Facts: the file, what the parser says. */
    BAD_CONFIG,
    /** Facts: the file, the key. */
    UNKNOWN_KEY,
    /** Facts: the file, the key. */
    MISSING_KEY,
    /** Facts: the file, the key, what it may be. */
    BAD_VALUE,
    /** Facts: the file. */
    NO_KEY,
    /** Facts: the file. */
    BAD_KEY,
    /** Facts: the folder. */
    SECOND_HUB,
    /** Facts: host, port. */
    BROKER_PORT,
    /** Facts: what the broker says. */
    BROKER_FAILED,
    /** Facts: host, port. */
    CONSOLE_PORT,
    /** Facts: the folder. */
    NO_NODES
  }

  private final Problem problem;
  private final transient Object[] facts;

  HubException(Problem problem, Object... facts) {
    super(sentence(problem, Locale.ENGLISH, facts));
    this.problem = problem;
    this.facts = facts.clone();
  }

  HubException(Throwable cause, Problem problem, Object... facts) {
    this(problem, facts);
    initCause(cause);
  }

  public Problem problem() {
    return problem;
  }

  /** One sentence for the person who started the hub. */
  public String sentence(Locale language) {
    return facts == null ? getMessage() : sentence(problem, language, facts);
  }

  private static String sentence(Problem problem, Locale language, Object... facts) {
    String pattern =
        ResourceBundle.getBundle("vn.tram.hub.app.texts", language, NO_FALLBACK)
            .getString(problem.name());
    Object[] words = new Object[facts.length];
    for (int i = 0; i < facts.length; i++) {
      words[i] = String.valueOf(facts[i]);
    }
    return new MessageFormat(pattern, language).format(words);
  }
}
