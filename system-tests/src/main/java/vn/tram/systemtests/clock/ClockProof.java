package vn.tram.systemtests.clock;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import vn.tram.edge.journal.JournalException;

/** Makes up many worlds and looks every time up that gate and hub say. */
public final class ClockProof {
  private static final long SEEDS_APART = 0x9E37_79B9_7F4A_7C15L;
  private static final long CASES_APART = 0xBF58_476D_1CE4_E5B9L;
  private static final int WORDS = 3;

  private final long seed;
  private final Consumer<String> out;

  /**
   * A proof.
   *
   * @param out hears of each case that broke the promise
   */
  public ClockProof(long seed, Consumer<String> out) {
    this.seed = seed;
    this.out = out;
  }

  /** Many cases. */
  public ClockFigures run(int cases) throws JournalException {
    var ledger = new Ledger();
    for (int number : IntStream.range(0, cases).toArray()) {
      live(number, ledger);
    }
    return ledger.figures(cases, seed);
  }

  /** One case alone, as it was among the many. */
  public ClockFigures runOne(int number) throws JournalException {
    var ledger = new Ledger();
    live(number, ledger);
    return ledger.figures(1, seed);
  }

  private void live(int number, Ledger ledger) throws JournalException {
    new World(seed * SEEDS_APART + number * CASES_APART, ledger).live();
    if (!ledger.broken().isEmpty()) {
      out.accept("clock: broken --seed " + seed + " --case " + number);
      ledger.broken().stream().limit(WORDS).forEach(out);
      ledger.forgetWords();
    }
  }
}
