package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.storm.StormFigures;
import vn.tram.systemtests.storm.StormPlan;
import vn.tram.systemtests.storm.StormProof;

/** {@code proof storm}. */
@Command(
    name = "storm",
    description = "Many gates come back at one moment, each with a day's check-ins.",
    mixinStandardHelpOptions = true)
final class StormCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Disk disk;
  @Mixin private Seed seed;

  @Option(
      names = "--nodes",
      defaultValue = "200",
      description = "How many gates (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--per-node",
      defaultValue = "60",
      description = "Check-ins that each has to tell (default: ${DEFAULT-VALUE}).")
  private int perNode;

  @Option(
      names = "--seconds",
      defaultValue = "300",
      description = "How long it may take (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("storm: seed=" + seed.value());
    var plan = new StormPlan(nodes, perNode, seed.value(), Duration.ofSeconds(seconds));
    StormFigures figures = new StormProof(Disk.INSTALLATION, plan, out::println).run(disk.folder());
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
