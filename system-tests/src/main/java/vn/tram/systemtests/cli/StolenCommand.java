package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.stolen.StolenFigures;
import vn.tram.systemtests.stolen.StolenProof;

/** {@code proof stolen}. */
@Command(
    name = "stolen",
    description = "Searches everything on a gate's disk for everybody who passed.",
    mixinStandardHelpOptions = true)
final class StolenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Disk disk;
  @Mixin private Seed seed;

  @Option(
      names = "--people",
      defaultValue = "150",
      description = "How many pass (default: ${DEFAULT-VALUE}).")
  private int people;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("stolen: seed=" + seed.value());
    StolenFigures figures =
        new StolenProof(Disk.INSTALLATION, seed.value(), people, out::println).run(disk.folder());
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
