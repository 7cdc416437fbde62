package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.chaos.ChaosFigures;
import vn.tram.systemtests.chaos.ChaosProof;
import vn.tram.systemtests.chaos.Plan;
import vn.tram.systemtests.text.Texts;

/** {@code proof chaos}. */
@Command(
    name = "chaos",
    description = "Kills, cuts and confuses everything, then looks every beep up.",
    mixinStandardHelpOptions = true)
final class ChaosCommand implements Callable<Integer> {
  /** Who carries the messages. */
  enum Broker {
    embedded,
    mosquitto
  }

  @Spec private CommandSpec spec;
  @Mixin private Disk disk;
  @Mixin private Seed seed;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long things fail (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--gates",
      defaultValue = "4",
      description = "How many gates (default: ${DEFAULT-VALUE}).")
  private int gates;

  @Option(
      names = "--broker",
      defaultValue = "embedded",
      description =
          "${COMPLETION-CANDIDATES}: the hub's own, or a Mosquitto before two hubs"
              + " (default: ${DEFAULT-VALUE}).")
  private Broker broker;

  @Option(
      names = "--kill-every",
      paramLabel = "SECONDS",
      defaultValue = "1.5",
      description =
          "Mean time between two kills, as far as the machine starts programs so fast"
              + " (default: ${DEFAULT-VALUE}).")
  private double killEvery;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (broker == Broker.mosquitto && !ChaosProof.hasMosquitto()) {
      spec.commandLine().getErr().println(Texts.of(System.getenv()).say("chaos-skipped"));
      out.println("chaos: skipped reason=no-mosquitto");
      return 0;
    }
    out.println("chaos: seed=" + seed.value());
    var plan =
        new Plan(
            Duration.ofSeconds(seconds),
            seed.value(),
            gates,
            broker == Broker.mosquitto,
            Duration.ofMillis(Math.max(1, Math.round(killEvery * 1_000))));
    ChaosFigures figures = new ChaosProof(Disk.INSTALLATION, plan, out::println).run(disk.folder());
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
