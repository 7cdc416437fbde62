package vn.tram.hub.app;

import java.util.Locale;

/** The hub cannot start. The sentence says what is wrong and what to do. */
public final class HubException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** Facts: the folder. */
    NO_HOME,
    /** No facts: the name cannot be said again either. */
    STRANGE_NAME,
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
    /** Facts: the key's file. */
    FOREIGN_VAULT,
    /** Facts: the folder. */
    SECOND_HUB,
    /** Facts: host, port. */
    BROKER_PORT,
    /** Facts: what the broker says. */
    BROKER_FAILED,
    /** Facts: host, port. */
    CONSOLE_PORT,
    /** Facts: the folder. */
    NO_NODES,
    /** Facts: the hub's folder, the same as a word of a command. */
    NOT_RUNNING,
    /** Facts: the stick's folder. */
    NO_STICK,
    /** Facts: the stick's folder. */
    NO_BATCHES,
    /** Facts: the stick's folder, the machine's words. */
    STICK_FAILS
  }

  private final Problem problem;
  private final transient Object[] facts;

  HubException(Problem problem, Object... facts) {
    super(Texts.say(problem.name(), Locale.ENGLISH, facts));
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
    return facts == null ? getMessage() : Texts.say(problem.name(), language, facts);
  }
}
