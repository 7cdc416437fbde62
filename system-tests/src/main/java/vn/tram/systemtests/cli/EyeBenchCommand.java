package vn.tram.systemtests.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tram.systemtests.eye.EyeFigures;
import vn.tram.systemtests.eye.PhotoBench;
import vn.tram.systemtests.eye.StreetBench;

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

  @Mixin private Seed seed;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "A tree of name.png with name.txt or name.bin (default: the made-up street).")
  private Optional<Path> photos;

  @Option(
      names = "--street",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Made-up pictures for each kind of card and each condition; 0 for none (default:"
              + " ${DEFAULT-VALUE}).")
  private int street;

  @Option(
      names = "--at-least",
      paramLabel = "N",
      description = "How many to read right (default: 172 of 179 photos, in proportion).")
  private Optional<Integer> atLeast;

  @Option(
      names = "--median-at-most",
      paramLabel = "MS",
      description =
          "How long half of the photos may take at most (default: 40; the street alone: any).")
  private Optional<Double> medianAtMost;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    out.println("eye: cores=" + Runtime.getRuntime().availableProcessors());
    EyeFigures figures = new EyeFigures(0, 0, 0, 0, 0, 0);
    if (street > 0) {
      out.println("eye: seed=" + seed.value());
      figures = new StreetBench(seed.value(), street, out::println).run();
    }
    boolean straight = figures.wrong() == 0;
    if (photos.isPresent()) {
      if (street > 0) {
        out.println(figures.line().replace("eye:", "eye: street:"));
      }
      figures = new PhotoBench(out::println).run(photos.get());
    }
    // The street has pictures that nobody can read; there only a false text is a fault.
    int share = photos.isPresent() ? figures.photos() * KNOWN_DECODED / KNOWN_PHOTOS : 0;
    double millis = photos.isPresent() ? MOST_MEDIAN_MILLIS : Double.POSITIVE_INFINITY;
    var limits = new EyeFigures.Limits(atLeast.orElse(share), medianAtMost.orElse(millis));
    boolean good = straight && figures.within(limits);
    return BenchCommand.tell(spec, figures.line(), good, limits.toString());
  }
}
