package vn.tram.hub.store;

import java.util.Locale;

/** The database cannot be used. The sentence says what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** Another hub works in the same data folder. Facts: the folder. */
    IN_USE,
    /** No server answers, or not yet: this passes. Facts: the address. */
    UNREACHABLE,
    /** No server can be there. Facts: the address. */
    BAD_ADDRESS,
    /** A server answers and refuses the way of connecting. Facts: the address, its words. */
    REFUSES,
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
    super(StoreTexts.say(problem.name(), Locale.ENGLISH, facts), cause);
    this.problem = problem;
    this.facts = facts.clone();
    this.sentence = StoreTexts.say(problem.name(), Locale.of("vi"), facts);
  }

  public Problem problem() {
    return problem;
  }

  /** The first of the facts; blank where they were lost on the way from another machine. */
  String place() {
    return facts == null || facts.length == 0 ? "" : String.valueOf(facts[0]);
  }

  /** One sentence for the person who started the hub. */
  public String sentence(Locale locale) {
    return facts == null ? sentence : StoreTexts.say(problem.name(), locale, facts);
  }
}
