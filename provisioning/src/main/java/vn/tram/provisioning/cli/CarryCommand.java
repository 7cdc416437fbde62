package vn.tram.provisioning.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.edge.app.GateCarry;
import vn.tram.hub.app.HubCarry;
import vn.tram.provisioning.text.TerminalLanguage;

/** {@code tram carry}: what the network would do, by hand. */
@Command(
    name = "carry",
    description = "Carries batches from a gate to the hub and receipts back, on a USB stick.",
    mixinStandardHelpOptions = true,
    subcommands = {CarryCommand.Out.class, CarryCommand.In.class})
final class CarryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say \"tram carry out DIR\" or \"tram carry in DIR\".");
  }

  private static final Path HERE = Path.of("");

  /** Prints a sentence and the figures; a sentence alone goes to the error output. */
  private static int tell(CommandSpec spec, boolean done, List<String> lines) {
    var terminal = done ? spec.commandLine().getOut() : spec.commandLine().getErr();
    lines.forEach(terminal::println);
    return done ? 0 : 1;
  }

  /** From the gate. */
  @Command(
      name = "out",
      description = "Writes what the hub has not acknowledged into a folder.",
      mixinStandardHelpOptions = true)
  static final class Out implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The stick's folder.")
    private Path stick;

    @Option(
        names = "--gate",
        paramLabel = "HOME",
        description = "The gate's folder (default: the present folder).")
    private Path gate = HERE;

    @Override
    public Integer call() {
      GateCarry.Report report =
          new GateCarry(gate, TerminalLanguage.of(System.getenv())).out(stick);
      return tell(spec, report.done(), report.lines());
    }
  }

  /** To the hub, or back to the gate. */
  @Command(
      name = "in",
      description = "Reads a stick: the hub takes batches and leaves receipts, a gate takes these.",
      mixinStandardHelpOptions = true)
  static final class In implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The stick's folder.")
    private Path stick;

    @ArgGroup private Home home = new Home();

    /** One of both; the present folder otherwise. */
    private static final class Home {
      @Option(names = "--gate", paramLabel = "HOME", description = "The gate's folder.")
      private Path gate = HERE;

      @Option(names = "--hub", paramLabel = "HOME", description = "The hub's folder.")
      private Path hub = HERE;
    }

    @Override
    public Integer call() {
      Locale language = TerminalLanguage.of(System.getenv());
      boolean atHub =
          home.hub != HERE || (home.gate == HERE && Files.exists(HERE.resolve("hub.yaml")));
      if (atHub) {
        HubCarry.Report report = new HubCarry(home.hub, language).in(stick);
        return tell(spec, report.done(), report.lines());
      }
      GateCarry.Report report = new GateCarry(home.gate, language).in(stick);
      return tell(spec, report.done(), report.lines());
    }
  }
}
