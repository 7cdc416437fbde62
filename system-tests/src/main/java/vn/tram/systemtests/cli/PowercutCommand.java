package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.powercut.PowercutFigures;
import vn.tram.systemtests.powercut.PowercutProof;
import vn.tram.systemtests.text.Texts;

/** {@code proof powercut}. */
@Command(
    name = "powercut",
    description = "Takes the power away at any write of a gate's disk; every beep must be found.",
    mixinStandardHelpOptions = true)
final class PowercutCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Disk disk;
  @Mixin private Seed seed;

  @Option(
      names = "--points",
      defaultValue = "300",
      description = "How many cuts (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--visitors",
      defaultValue = "300",
      description =
          "How many visitors in each phase of the gate's life (default: ${DEFAULT-VALUE}).")
  private int visitors;

  @Option(
      names = "--atom",
      defaultValue = "4096",
      description =
          "Bytes that the disk writes whole or not at all, 512 or more (default:"
              + " ${DEFAULT-VALUE}).")
  private int atom;

  @Option(
      names = "--without-flushes",
      description = "A control: the journal does not flush, and the proof must notice.")
  private boolean withoutFlushes;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> obstacle = PowercutProof.obstacle();
    if (obstacle.isPresent()) {
      spec.commandLine()
          .getErr()
          .println(Texts.of(System.getenv()).say("powercut-skipped", obstacle.get()));
      out.println("powercut: skipped reason=" + obstacle.get());
      return 0;
    }
    out.println("powercut: seed=" + seed.value());
    var plan = new PowercutProof.Plan(points, seed.value(), visitors, atom, !withoutFlushes);
    PowercutFigures figures =
        new PowercutProof(Disk.INSTALLATION.project(), plan, out::println).run(disk.folder());
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
