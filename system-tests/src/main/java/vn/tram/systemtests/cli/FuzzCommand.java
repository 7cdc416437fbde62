package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.fuzz.FuzzFigures;
import vn.tram.systemtests.fuzz.FuzzProof;

/** {@code proof fuzz}. */
@Command(
    name = "fuzz",
    description = "Any bytes before every reader, led by coverage; none may break or waste memory.",
    mixinStandardHelpOptions = true)
final class FuzzCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Disk disk;
  @Mixin private Seed seed;

  @ArgGroup private Effort effort = new Effort();

  /** How much; one of them. */
  static final class Effort {
    @Option(names = "--seconds", description = "How long altogether (default: 60).")
    private long seconds = 60;

    @Option(names = "--executions", description = "How many inputs altogether.")
    private long executions;
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("fuzz: seed=" + seed.value());
    Path project = Disk.INSTALLATION.project();
    var proof =
        new FuzzProof(
            project.resolve(Path.of("protocol", "target", "test-classes")),
            System.getProperty("java.class.path"),
            project.resolve(Path.of("system-tests", "target", "findings")),
            seed.value(),
            out::println);
    FuzzFigures figures =
        effort.executions > 0
            ? proof.executions(disk.folder(), effort.executions)
            : proof.seconds(disk.folder(), effort.seconds);
    out.println(figures.line());
    return figures.kept() ? 0 : 1;
  }
}
