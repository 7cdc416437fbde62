package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.eye.EyeFigures;
import vn.tram.systemtests.eye.PhotoBench;

/** {@code proof bench eye}. */
@Command(
    name = "eye",
    description = "How many codes in photos the eye reads, and how fast, beside plain ZXing.",
    mixinStandardHelpOptions = true)
final class EyeBenchCommand implements Callable<Integer> {

  /** Of so many photos of the well-known folder... */
  private static final int KNOWN_PHOTOS = 179;

  /** ...so many at least; of another folder as large a part. */
  private static final int KNOWN_DECODED = 172;

  private static final double MOST_MEDIAN_MILLIS = 40;

  @Spec private CommandSpec spec;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      required = true,
      description = "A tree of name.png with name.txt or name.bin.")
  private Path photos;

  @Option(
      names = "--at-least",
      paramLabel = "N",
      description = "How many to read right (default: 172 of 179 photos, in proportion).")
  private Optional<Integer> atLeast;

  @Option(
      names = "--median-at-most",
      paramLabel = "MS",
      description = "How long half of the photos may take at most (default: 40).")
  private Optional<Double> medianAtMost;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("eye: cores=" + Runtime.getRuntime().availableProcessors());
    EyeFigures figures = new PhotoBench(out::println).run(photos);
    int share = figures.photos() * KNOWN_DECODED / KNOWN_PHOTOS;
    var limits =
        new EyeFigures.Limits(atLeast.orElse(share), medianAtMost.orElse(MOST_MEDIAN_MILLIS));
    return BenchCommand.tell(spec, figures.line(), figures.within(limits), limits.toString());
  }
}
