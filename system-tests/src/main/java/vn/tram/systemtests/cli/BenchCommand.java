package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.beep.BeepBench;
import vn.tram.systemtests.beep.BeepFigures;
import vn.tram.systemtests.text.Texts;

/** {@code proof bench}. */
@Command(
    name = "bench",
    description = "Measures against the limits; the exit status is 1 where one is broken.",
    mixinStandardHelpOptions = true,
    subcommands = {BenchCommand.Beep.class})
final class BenchCommand {

  /** The last line is the figures'; before it a sentence where they are not good enough. */
  private static int tell(CommandSpec spec, String line, boolean good, String limits) {
    PrintWriter out = spec.commandLine().getOut();
    if (!good) {
      spec.commandLine().getErr().println(Texts.of(System.getenv()).say("over-the-limit", limits));
    }
    out.println(line);
    return good ? 0 : 1;
  }

  private static Path targetFolder() {
    return Path.of(System.getProperty("tram.project", "."), "system-tests", "target", "proof");
  }

  /** {@code proof bench beep}. */
  @Command(
      name = "beep",
      description = "From the raw text of a scan to the green signal, against the bare disk.",
      mixinStandardHelpOptions = true)
  static final class Beep implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--dir",
        paramLabel = "DIR",
        description = "A folder on the disk to measure (default: system-tests/target/proof).")
    private Path folder = targetFolder();

    @Option(
        names = "--beeps",
        defaultValue = "20000",
        description = "How many to measure (default: ${DEFAULT-VALUE}).")
    private int beeps;

    @Option(
        names = "--warm-up",
        defaultValue = "10000",
        description = "How many before that (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
        names = "--people",
        defaultValue = "1000",
        description = "How many different visitors come and go (default: ${DEFAULT-VALUE}).")
    private int people;

    @Override
    public Integer call() throws Exception {
      BeepFigures figures = new BeepBench(warmUp, beeps, people).run(folder);
      return tell(spec, figures.line(), figures.withinLimits(), "p50-ratio <= 2, p99-ratio <= 4");
    }
  }
}
