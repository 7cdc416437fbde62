package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.tram.provisioning.text.ProvisioningException;
import vn.tram.provisioning.usage.Correction;
import vn.tram.systemtests.folder.EarlyEnd;
import vn.tram.systemtests.text.ProofException;
import vn.tram.systemtests.text.Texts;

/** The commands behind {@code system-tests/proof}. */
@Command(
    name = "proof",
    description = "Measures what Trạm promises, on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.class,
      ClockCommand.class,
      DiskfullCommand.class,
      FuzzCommand.class,
      MonthCommand.class,
      PowercutCommand.class,
      ChaosCommand.class,
      StolenCommand.class,
      StormCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Proof {

  private Proof() {}

  public static void main(String[] arguments) {
    System.exit(EarlyEnd.guard(() -> run(arguments)));
  }

  /** Runs one command; 0 when the promise holds. */
  static int run(String... arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Texts texts = Texts.of(System.getenv());
    var provisioning = vn.tram.provisioning.text.Texts.of(System.getenv());
    return new CommandLine(new Proof())
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(new Correction(provisioning))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              switch (failure) {
                case InterruptedException ended -> err.println(texts.say("ended-early"));
                case ProofException problem -> err.println(texts.say(problem));
                case ProvisioningException problem -> err.println(provisioning.say(problem));
                default -> throw failure;
              }
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(arguments);
  }
}
