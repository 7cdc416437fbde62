package vn.tram.systemtests.eye;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import vn.tram.hardware.eye.QrEye;

/** Shows made-up pictures of every kind of card to the eye, and says what is hard to read. */
public final class StreetBench {
  private final QrEye eye = new QrEye();
  private final long seed;
  private final int count;
  private final Consumer<String> story;

  /**
   * A bench.
   *
   * @param seed the same makes the same pictures
   * @param count of pictures for each kind of card and each condition
   * @param story hears the table, a line each
   */
  public StreetBench(long seed, int count, Consumer<String> story) {
    this.seed = seed;
    this.count = count;
    this.story = story;
  }

  /** Measures. */
  public EyeFigures run() {
    Map<String, List<CardCode>> kinds = CardCode.street(seed, count);
    var random = new SplittableRandom(seed);
    List<Look> all = new ArrayList<>();
    story.accept(line("read of " + count, List.copyOf(kinds.keySet()), "all", "plain"));
    for (Condition condition : Condition.values()) {
      List<Look> looks = new ArrayList<>();
      List<String> cells = new ArrayList<>();
      for (List<CardCode> codes : kinds.values()) {
        List<Look> some = codes.stream().map(code -> look(code, condition, random)).toList();
        cells.add(Integer.toString(EyeFigures.of(some).decoded()));
        looks.addAll(some);
      }
      EyeFigures figures = EyeFigures.of(looks);
      story.accept(
          line(
              condition.title(),
              cells,
              share(figures.decoded(), figures.photos()),
              share(figures.plainZxing(), figures.photos())));
      all.addAll(looks);
    }
    return EyeFigures.of(all);
  }

  private Look look(CardCode code, Condition condition, SplittableRandom random) {
    Take take = condition.take(random);
    return Look.at(eye, Studio.shot(code.squares(), take, random), code.text(), _ -> false);
  }

  private static String share(int part, int whole) {
    return 100 * part / whole + "%";
  }

  private static String line(String title, List<String> cells, String... ends) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "eye: %-20s", title));
    cells.forEach(cell -> line.append(String.format(Locale.ROOT, " %13s", cell)));
    Arrays.stream(ends).forEach(end -> line.append(String.format(Locale.ROOT, " %6s", end)));
    return line.toString();
  }
}
