package vn.tram.systemtests.text;

import java.util.List;

/** A proof cannot be made here. The person before the terminal can mend it. */
public final class ProofException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  /**
   * A failure with its sentence.
   *
   * @param key of the sentence in the bundles
   * @param arguments what the sentence has gaps for
   */
  public ProofException(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  public ProofException(Throwable cause, String key, Object... arguments) {
    super(key, cause);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.toArray();
  }

  @Override
  public String getMessage() {
    return Texts.english().say(this);
  }
}
