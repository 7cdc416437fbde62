package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.beep.BeepBench;
import vn.tram.systemtests.beep.BeepFigures;
import vn.tram.systemtests.crowd.Backlog;
import vn.tram.systemtests.drain.DrainBench;
import vn.tram.systemtests.drain.DrainFigures;
import vn.tram.systemtests.live.LiveBench;
import vn.tram.systemtests.live.LiveFigures;
import vn.tram.systemtests.start.StartBench;
import vn.tram.systemtests.start.StartFigures;
import vn.tram.systemtests.text.Texts;

/** {@code proof bench}. */
@Command(
    name = "bench",
    description = "Measures against the limits; the exit status is 1 where one is broken.",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.Beep.class,
      BenchCommand.Drain.class,
      EyeBenchCommand.class,
      BenchCommand.Live.class,
      BenchCommand.Start.class
    })
final class BenchCommand {
  /** The last line is the figures'; before it a sentence where they are not good enough. */
  static int tell(CommandSpec spec, String line, boolean good, String limits) {
    PrintWriter out = spec.commandLine().getOut();
    if (!good) {
      spec.commandLine().getErr().println(Texts.of(System.getenv()).say("over-the-limit", limits));
    }
    out.println(line);
    return good ? 0 : 1;
  }

  /** {@code proof bench beep}. */
  @Command(
      name = "beep",
      description = "From the raw text of a scan to the green signal, against the bare disk.",
      mixinStandardHelpOptions = true)
  static final class Beep implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private Disk disk;

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
      BeepFigures figures = new BeepBench(warmUp, beeps, people).run(disk.folder());
      return tell(spec, figures.line(), figures.withinLimits(), "p50-ratio <= 1.5, p99-ratio <= 3");
    }
  }

  /** {@code proof bench drain}. */
  @Command(
      name = "drain",
      description = "From a gate's backlog into the hub's database, as processes of their own.",
      mixinStandardHelpOptions = true)
  static final class Drain implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private Disk disk;

    @Option(
        names = "--days",
        defaultValue = "60",
        description = "How long the network was away (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
        names = "--people",
        defaultValue = "2500",
        description = "How many come and go each day (default: ${DEFAULT-VALUE}).")
    private int people;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      DrainFigures figures =
          new DrainBench(Disk.INSTALLATION, new Backlog(days, people), out::println)
              .run(disk.folder());
      return tell(
          spec, figures.line(), figures.withinLimits(), "rate >= 20000, bytes-per-checkin <= 90");
    }
  }

  /** {@code proof bench live}. */
  @Command(
      name = "live",
      description = "From one green signal into the hub's database, five times a second.",
      mixinStandardHelpOptions = true)
  static final class Live implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private Disk disk;

    @Option(
        names = "--people",
        defaultValue = "150",
        description = "How many come in and leave again (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(
        names = "--warm-up",
        defaultValue = "50",
        description = "How many do so before that (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      LiveFigures figures =
          new LiveBench(Disk.INSTALLATION, 2 * warmUp, 2 * people, out::println).run(disk.folder());
      return tell(spec, figures.line(), figures.withinLimits(), "p50-ms <= 60, bytes <= 450");
    }
  }

  /** {@code proof bench start}. */
  @Command(
      name = "start",
      description = "From the start of a gate process to its being ready, and its memory.",
      mixinStandardHelpOptions = true)
  static final class Start implements Callable<Integer> {
    /** With three entries a visitor and a key each day these are 50,000. */
    private static final Backlog FIFTY_THOUSAND = new Backlog(20, 833);

    @Spec private CommandSpec spec;

    @Mixin private Disk disk;

    @Option(
        names = "--runs",
        defaultValue = "5",
        description = "How many starts to take the median of (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Override
    public Integer call() throws Exception {
      PrintWriter out = spec.commandLine().getOut();
      StartFigures figures =
          new StartBench(Disk.INSTALLATION, FIFTY_THOUSAND, runs, out::println).run(disk.folder());
      return tell(spec, figures.line(), figures.withinLimits(), "ready-ms <= 1500, rss-mb <= 200");
    }
  }
}
