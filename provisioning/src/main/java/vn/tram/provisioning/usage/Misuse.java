package vn.tram.provisioning.usage;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What was typed makes no sense together, as only the command itself can tell. */
public final class Misuse extends ParameterException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<Object> arguments;

  /**
   * A misuse.
   *
   * @param command that was given
   * @param key of the sentence in {@link vn.tram.provisioning.text.Texts}
   * @param arguments what the sentence has gaps for
   */
  public Misuse(CommandLine command, String key, Object... arguments) {
    super(command, key);
    this.key = key;
    this.arguments = List.of(arguments);
  }

  String key() {
    return key;
  }

  List<Object> arguments() {
    return arguments;
  }
}
