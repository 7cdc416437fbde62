package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.clock.ClockFigures;
import vn.tram.systemtests.clock.ClockProof;

/** {@code proof clock}. */
@Command(
    name = "clock",
    description = "Boots, drifts, leaps and liars against known true time: it must lie inside.",
    mixinStandardHelpOptions = true)
final class ClockCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Seed seed;

  @Option(
      names = "--cases",
      defaultValue = "10000",
      description = "How many worlds (default: ${DEFAULT-VALUE}).")
  private int cases;

  @Option(
      names = "--case",
      paramLabel = "K",
      description = "Only this one of them, as a broken promise names it.")
  private OptionalInt one = OptionalInt.empty();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("clock: seed=" + seed.value());
    var proof = new ClockProof(seed.value(), out::println);
    ClockFigures figures = one.isPresent() ? proof.runOne(one.getAsInt()) : proof.run(cases);
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
