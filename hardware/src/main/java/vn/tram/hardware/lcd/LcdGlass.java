package vn.tram.hardware.lcd;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.glass.Glass;
import vn.tram.hardware.part.PartException;

/** The chip behind a wire. */
final class LcdGlass implements Glass<LcdPage> {

  /** Only the light, as it is: the backpack answers, the chip hears nothing. */
  private static final Step BEAT = new Step(new byte[] {Strokes.LIGHT}, Duration.ZERO);

  /** Of this many beats one sets everything up again. */
  private static final int AGAIN = 5;

  /** A page of two rows has one that is new, a page of four has three. */
  private static final Duration READING = Duration.ofMillis(1500);

  private final LcdSettings settings;
  private final Line line;
  private final Hd44780 chip;

  /** Which letter each slot holds; 0 for none. */
  private final int[] held = new int[Hd44780.SLOTS];

  private int beats;

  /** The way to the chip. */
  @FunctionalInterface
  interface Line {

    /** Sends the bytes and returns when the chip has had its rest. */
    void take(Step step) throws PartException, InterruptedException;
  }

  /** A glass of which nothing is known yet. */
  LcdGlass(LcdSettings settings, Line line) {
    this.settings = settings;
    this.line = line;
    this.chip = new Hd44780(settings.columns(), settings.rows());
  }

  void begin() throws PartException, InterruptedException {
    send(chip.begin());
  }

  @Override
  public List<LcdPage> pages(Screen screen) {
    return LcdLayout.pages(screen, settings.columns(), settings.rows());
  }

  @Override
  public Duration reading() {
    return READING.multipliedBy(settings.rows() / 2);
  }

  @Override
  public void show(LcdPage page) throws PartException, InterruptedException {
    assign(page);
    var letters = new byte[Hd44780.SLOTS][];
    for (int slot = 0; slot < letters.length; slot++) {
      letters[slot] = held[slot] == 0 ? null : LcdDots.of(held[slot]);
    }
    int[] cells = String.join("", page.lines()).chars().map(this::code).toArray();
    send(chip.show(cells, letters));
  }

  @Override
  public void beat() throws PartException, InterruptedException {
    beats++;
    if (beats % AGAIN == 0) {
      send(chip.again());
    } else {
      line.take(BEAT);
    }
  }

  @Override
  public void end() throws PartException, InterruptedException {
    send(Hd44780.end());
  }

  /** A letter that is held stays where it is: a letter that moves makes its cells blink. */
  private void assign(LcdPage page) {
    int[] needed = page.letters().toArray();
    for (int letter : needed) {
      if (slot(letter) < 0) {
        int free =
            IntStream.range(0, held.length)
                .filter(slot -> Arrays.stream(needed).noneMatch(need -> need == held[slot]))
                .findFirst()
                .orElseThrow();
        held[free] = letter;
      }
    }
  }

  private int slot(int letter) {
    return IntStream.range(0, held.length)
        .filter(slot -> held[slot] == letter)
        .findFirst()
        .orElse(-1);
  }

  private int code(int letter) {
    return LcdLetters.rom(letter) ? letter : slot(letter);
  }

  private void send(List<Step> steps) throws PartException, InterruptedException {
    for (Step step : steps) {
      line.take(step);
    }
  }
}
