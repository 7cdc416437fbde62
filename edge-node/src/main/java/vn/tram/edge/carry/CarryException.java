package vn.tram.edge.carry;

import java.util.List;

/** Something could not be carried. A person can mend it, and {@link CarryWords} says how. */
public final class CarryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient List<Object> facts;

  /** What stands in the way. Each has a sentence in every language. */
  public enum Problem {
    /** 0: the folder. */
    NO_FOLDER,
    /** 0: the folder. */
    READ_ONLY,
    /** 0: the folder. */
    FULL,
    /** 0: the folder; 1: the machine's words. */
    MEDIUM,
    /** 0: the folder. */
    NO_RECEIPT,
    /** No facts. */
    NO_STICK,
    /** 0: how many. */
    MANY_STICKS,
    /** No facts. */
    UPLOAD,
    /** No facts. */
    JOURNAL,
    /** 0: the gate's folder. */
    GATE_SILENT
  }

  public CarryException(Problem problem, Object... facts) {
    super(problem.name());
    this.problem = problem;
    this.facts = List.of(facts);
  }

  public CarryException(Throwable cause, Problem problem, Object... facts) {
    super(problem.name(), cause);
    this.problem = problem;
    this.facts = List.of(facts);
  }

  public Problem problem() {
    return problem;
  }

  /** What fills the gaps of the sentence. */
  List<Object> facts() {
    return facts;
  }
}
