package vn.tram.provisioning.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.text.TerminalLanguage;
import vn.tram.provisioning.text.Texts;
import vn.tram.provisioning.usage.Correction;
import vn.tram.provisioning.usage.Help;

/** The commands behind {@code provisioning/tram}. */
@Command(
    name = "tram",
    mixinStandardHelpOptions = true,
    versionProvider = Tram.Version.class,
    subcommands = {
      HubCommand.class,
      GateCommand.class,
      EnrolCommand.class,
      RevokeCommand.class,
      ReadmitCommand.class,
      PassCommand.class,
      CarryCommand.class,
      SalvageCommand.class,
      BoxCommand.class,
      DemoCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Tram {

  private Tram() {}

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    var in =
        new BufferedReader(
            // Reports what is not UTF-8, where a charset's name would have it replaced in silence.
            new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder()));
    System.exit(run(in, out, err, arguments));
  }

  /** Runs one command; 0 when it did what it was asked to. */
  static int run(BufferedReader in, PrintWriter out, PrintWriter err, String... arguments) {
    Texts texts = Texts.of(System.getenv());
    return line(TerminalLanguage.of(System.getenv()), in)
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof ProvisioningException problem) {
                err.println(texts.say(problem));
                return CommandLine.ExitCode.SOFTWARE;
              }
              throw failure;
            })
        .execute(arguments);
  }

  /** The commands, with help and answers to mistakes in a language. */
  static CommandLine line(Locale language, BufferedReader in) {
    return new CommandLine(new Tram(), new Maker(in))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setResourceBundle(Help.in(language))
        .setExecutionStrategy(Tram::execute)
        .setParameterExceptionHandler(new Correction(Texts.in(language)));
  }

  /** Whoever asks for the help of a command that there is not has mistyped it. */
  private static int execute(ParseResult typed) {
    for (CommandLine line : typed.asCommandLineList()) {
      List<String> unknown = line.getUnmatchedArguments();
      if (!unknown.isEmpty()) {
        throw new UnmatchedArgumentException(line, unknown);
      }
    }
    return new CommandLine.RunLast().execute(typed);
  }

  /**
   * Makes the commands.
   *
   * @param in what a person types
   */
  private record Maker(BufferedReader in) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == PassCommand.class) {
        return type.cast(new PassCommand(in));
      }
      return type == BoxCommand.Check.class
          ? type.cast(new BoxCommand.Check(in))
          : CommandLine.defaultFactory().create(type);
    }
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Tram.class.getPackage().getImplementationVersion();
      return new String[] {"tram " + (version == null ? "(not packaged)" : version)};
    }
  }
}
