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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tram.edge.app.GateCarry;
import vn.tram.hub.app.HubCarry;
import vn.tram.provisioning.text.TerminalLanguage;
import vn.tram.provisioning.usage.Misuse;

/** {@code tram carry}: what the network would do, by hand. */
@Command(
    name = "carry",
    mixinStandardHelpOptions = true,
    subcommands = {CarryCommand.Out.class, CarryCommand.In.class})
final class CarryCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new Misuse(spec.commandLine(), "usage-carry");
  }

  private static final Path HERE = Path.of("");

  /** What went well goes to the output, what did not, even in part, to the error output. */
  private static int tell(CommandSpec spec, boolean done, List<String> lines) {
    var terminal = done ? spec.commandLine().getOut() : spec.commandLine().getErr();
    lines.forEach(terminal::println);
    return done ? 0 : 1;
  }

  /** From the gate. */
  @Command(name = "out", mixinStandardHelpOptions = true)
  static final class Out implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR")
    private Path stick;

    @Option(names = "--gate", paramLabel = "HOME")
    private Path gate = HERE;

    @Override
    public Integer call() {
      GateCarry.Report report =
          new GateCarry(gate, TerminalLanguage.of(System.getenv())).out(stick);
      return tell(spec, report.done(), report.lines());
    }
  }

  /** To the hub, or back to the gate. */
  @Command(name = "in", mixinStandardHelpOptions = true)
  static final class In implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR")
    private Path stick;

    @ArgGroup private Home home = new Home();

    /** One of both; the present folder otherwise. */
    private static final class Home {
      @Option(names = "--gate", paramLabel = "HOME")
      private Path gate = HERE;

      @Option(names = "--hub", paramLabel = "HOME")
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
