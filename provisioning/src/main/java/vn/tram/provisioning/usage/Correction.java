package vn.tram.provisioning.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.tram.provisioning.text.Texts;

/**
 * Answers what was mistyped with one sentence, which ends in where help is; nothing is done then,
 * and the status is 2.
 *
 * @param texts in the language of whoever types
 */
public record Correction(Texts texts) implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException mistake, String[] typed) {
    CommandLine command = mistake.getCommandLine();
    command.getErr().println(sentence(mistake));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** What is wrong and what to do. */
  String sentence(ParameterException mistake) {
    CommandSpec command = mistake.getCommandLine().getCommandSpec();
    return what(mistake, command)
        + texts.say("usage-help", "\"" + command.qualifiedName(" ") + " --help\"");
  }

  private String what(ParameterException mistake, CommandSpec command) {
    return switch (mistake) {
      case Misuse misuse -> texts.say(misuse.key(), misuse.arguments().toArray());
      case UnmatchedArgumentException unknown ->
          texts.say("usage-unknown", quoted(unknown.getUnmatched()));
      case MissingParameterException missing ->
          texts.say("usage-missing", named(missing.getMissing()));
      case OverwrittenOptionException twice ->
          texts.say("usage-twice", named(List.of(twice.getOverwritten())));
      case MutuallyExclusiveArgsException both ->
          texts.say("usage-exclusive", named(exclusive(command)));
      default -> value(mistake);
    };
  }

  private String value(ParameterException mistake) {
    ArgSpec argument = mistake.getArgSpec();
    if (argument == null || mistake.getValue() == null) {
      // Of what the library tells without an argument, only this can happen to these commands.
      return texts.say("usage-no-command");
    }
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null
        ? texts.say("usage-value", mistake.getValue(), named(List.of(argument)))
        : texts.say(
            "usage-choice",
            mistake.getValue(),
            named(List.of(argument)),
            StreamSupport.stream(candidates.spliterator(), false)
                .collect(Collectors.joining(", ")));
  }

  private static List<ArgSpec> exclusive(CommandSpec command) {
    return command.argGroups().stream()
        .filter(CommandLine.Model.ArgGroupSpec::exclusive)
        .flatMap(group -> group.args().stream())
        .toList();
  }

  private static String named(List<ArgSpec> arguments) {
    return arguments.stream()
        .map(a -> a instanceof OptionSpec option ? option.longestName() : a.paramLabel())
        .collect(Collectors.joining(", "));
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
  }
}
