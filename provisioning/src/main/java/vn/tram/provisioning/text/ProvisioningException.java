package vn.tram.provisioning.text;

import java.util.List;

/** A command cannot go on. The person before the terminal can mend it. */
public final class ProvisioningException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient List<Object> arguments;

  public ProvisioningException(Problem problem, Object... arguments) {
    super(problem.key());
    this.problem = problem;
    this.arguments = List.of(arguments);
  }

  public ProvisioningException(Throwable cause, Problem problem, Object... arguments) {
    super(problem.key(), cause);
    this.problem = problem;
    this.arguments = List.of(arguments);
  }

  public Problem problem() {
    return problem;
  }

  /** What fills the gaps of the sentence, in the order that {@link Problem} gives. */
  public List<Object> arguments() {
    return arguments;
  }

  @Override
  public String getMessage() {
    return Texts.english().say(this);
  }
}
