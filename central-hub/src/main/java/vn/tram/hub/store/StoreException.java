package vn.tram.hub.store;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The database cannot be used. The sentence says what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** Another hub works in the same data folder. Facts: the folder. */
    IN_USE,
    /** No server answers. Facts: the address. */
    UNREACHABLE,
    /** The server does not accept user and password. Facts: the user, the address. */
    WRONG_PASSWORD,
    /** The server has no such database. Facts: the address. */
    NO_DATABASE,
    /** The password file cannot be read. Facts: the file. */
    NO_PASSWORD_FILE,
    /** The server of the hub's own does not start. Facts: the folder, its log file. */
    DOES_NOT_START,
    /** The user may not create the hub's schema. Facts: the user, the address. */
    NO_RIGHTS,
    /** The tables are of a newer hub, or were changed by hand. Facts: the address. */
    FOREIGN_TABLES,
    /** The folder cannot be written. Facts: the folder. */
    NO_FOLDER
  }

  private final Problem problem;
  private final transient Object[] facts;
  private final String sentence;

  StoreException(Problem problem, Throwable cause, Object... facts) {
    super(sentence(problem, Locale.ENGLISH, facts), cause);
    this.problem = problem;
    this.facts = facts.clone();
    this.sentence = sentence(problem, Locale.of("vi"), facts);
  }

  public Problem problem() {
    return problem;
  }

  /** One sentence for the person who started the hub. */
  public String sentence(Locale locale) {
    return facts == null ? sentence : sentence(problem, locale, facts);
  }

  private static String sentence(Problem problem, Locale locale, Object... facts) {
    String pattern =
        ResourceBundle.getBundle("vn.tram.hub.store.texts", locale).getString(problem.name());
    return new MessageFormat(pattern, locale).format(facts);
  }
}
