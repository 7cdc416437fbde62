package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.month.MonthFigures;
import vn.tram.systemtests.month.MonthProof;
import vn.tram.systemtests.month.Plan;

/** {@code proof month}. */
@Command(
    name = "month",
    description = "A month offline over many boots, then every beep is looked up at the hub.",
    mixinStandardHelpOptions = true)
final class MonthCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Disk disk;
  @Mixin private Seed seed;

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "How long the network is away (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--per-day",
      defaultValue = "5000",
      description = "How many check-ins a day (default: ${DEFAULT-VALUE}).")
  private int perDay;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "1800",
      description = "How long it may take (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() throws Exception {
    if (days < 1 || perDay < 2 || limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--days and --limit are at least 1, --per-day is at least 2");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("month: seed=" + seed.value());
    var plan = new Plan(days, perDay, seed.value(), Duration.ofSeconds(limit));
    MonthFigures figures = new MonthProof(Disk.INSTALLATION, plan, out::println).run(disk.folder());
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
