package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.diskfull.DiskfullFigures;
import vn.tram.systemtests.diskfull.DiskfullProof;
import vn.tram.systemtests.text.Texts;

/** {@code proof diskfull}. */
@Command(
    name = "diskfull",
    description = "Fills a gate's disk again and again; every beep must be found, and it recovers.",
    mixinStandardHelpOptions = true)
final class DiskfullCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Disk disk;
  @Mixin private Seed seed;

  @Option(
      names = "--times",
      defaultValue = "100",
      description = "How often the disk becomes full (default: ${DEFAULT-VALUE}).")
  private int times;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> obstacle = DiskfullProof.obstacle();
    if (obstacle.isPresent()) {
      spec.commandLine()
          .getErr()
          .println(Texts.of(System.getenv()).say("diskfull-skipped", obstacle.get()));
      out.println("diskfull: skipped reason=" + obstacle.get());
      return 0;
    }
    out.println("diskfull: seed=" + seed.value());
    DiskfullFigures figures =
        new DiskfullProof(Disk.INSTALLATION, times, seed.value(), out::println).run(disk.folder());
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
