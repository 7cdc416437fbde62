package vn.tram.hardware.lcd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an HD44780 shows and holds as far as it was told, and what it has to be sent so that it
 * shows something else: only the difference. Section numbers are those of the data sheet HD44780U
 * (ADE-207-272).
 */
final class Hd44780 {

  /** Letters of one's own that it holds (CGRAM with 5 x 8 dots). */
  static final int SLOTS = 8;

  private static final int CLEAR = 0x01;
  private static final int HOME = 0x02;

  /** Entry mode: the address moves right, the glass does not move. */
  private static final int ENTRY = 0x06;

  private static final int OFF = 0x08;

  /** Display on, neither cursor nor blinking. */
  private static final int ON = 0x0C;

  /** Four data lines, two lines of forty (a 20 x 4 is a folded 40 x 2), 5 x 8 dots. */
  private static final int FUNCTION = 0x28;

  private static final int LETTERS = 0x40;
  private static final int CELLS = 0x80;

  /** "Wait for more than 40 ms after VCC rises to 2.7 V" (figure 24). */
  private static final Duration POWER = Duration.ofMillis(50);

  /** "Wait for more than 4.1 ms" (figure 24). */
  private static final Duration RESET = Duration.ofMillis(5);

  /** Clear and home take 1.52 ms at 270 kHz (table 6); a slow chip runs at 190 kHz. */
  private static final Duration SLOW = Duration.ofMillis(3);

  private static final int UNKNOWN = -1;

  private final int columns;
  private final int[] cells;
  private final byte[][] letters = new byte[SLOTS][];

  Hd44780(int columns, int rows) {
    this.columns = columns;
    this.cells = new int[columns * rows];
    forget();
  }

  /**
   * Sets the chip up, whatever state it is in, and leaves the glass empty and lit: initializing by
   * instruction (figure 24).
   */
  List<Step> begin() {
    Arrays.fill(cells, ' ');
    Arrays.fill(letters, null);
    var steps = new ArrayList<Step>();
    steps.add(new Step(new byte[] {Strokes.LIGHT}, POWER));
    attune(steps);
    steps.add(new Step(new Strokes().instruction(FUNCTION).instruction(OFF)));
    steps.add(new Step(new Strokes().instruction(CLEAR), SLOW));
    steps.add(new Step(new Strokes().instruction(ENTRY).instruction(ON)));
    return List.copyOf(steps);
  }

  /**
   * The same for a chip that may have lost the beat or all it knew: a spark of the turnstile's coil
   * that is taken for a stroke of enable shifts all that follows by half an instruction, and a plug
   * that was pulled and pushed between two beats leaves a dark glass. Nobody hears of either, the
   * chip is never read. It does not clear and does not switch off, so that nothing is to be seen of
   * it on a glass that is well.
   */
  List<Step> again() {
    var steps = new ArrayList<Step>();
    attune(steps);
    steps.add(new Step(new Strokes().instruction(FUNCTION)));
    steps.add(new Step(new Strokes().instruction(HOME), SLOW));
    steps.add(new Step(new Strokes().instruction(ENTRY).instruction(ON)));
    int[] shown = cells.clone();
    byte[][] held = letters.clone();
    forget();
    steps.addAll(show(shown, held));
    return List.copyOf(steps);
  }

  /** Switches glass and light off. */
  static List<Step> end() {
    return List.of(
        new Step(new Strokes().instruction(OFF)), new Step(new byte[] {0}, Duration.ZERO));
  }

  /**
   * Three times "eight data lines", then "four" (figure 24); whatever half is pending is used up by
   * them. The pair before is for a chip that is in step: together it says "eight data lines, two
   * lines"; the bare sequence would say "one line" to it, and the lower half would blink.
   */
  private static void attune(List<Step> steps) {
    steps.add(new Step(new Strokes().half(0x3).half(0x8), RESET));
    for (int i = 0; i < 3; i++) {
      steps.add(new Step(new Strokes().half(0x3), RESET));
    }
    steps.add(new Step(new Strokes().half(0x2)));
  }

  /**
   * What makes it show these cells with these letters.
   *
   * @param wanted a code for each cell, row by row
   * @param wantedLetters eight rows for each slot that is to hold something, null for the others
   * @return nothing where it shows that already
   */
  List<Step> show(int[] wanted, byte[][] wantedLetters) {
    var strokes = new Strokes();
    for (int slot = 0; slot < SLOTS; slot++) {
      byte[] rows = wantedLetters[slot];
      if (rows != null && !Arrays.equals(rows, letters[slot])) {
        strokes.instruction(LETTERS | slot << 3);
        for (byte row : rows) {
          strokes.data(row);
        }
        letters[slot] = rows;
      }
    }
    int stands = UNKNOWN;
    for (int cell = 0; cell < cells.length; cell++) {
      if (wanted[cell] != cells[cell]) {
        if (stands != cell || cell % columns == 0) {
          strokes.instruction(CELLS | address(cell));
        }
        strokes.data(wanted[cell]);
        cells[cell] = wanted[cell];
        stands = cell + 1;
      }
    }
    return strokes.isEmpty() ? List.of() : List.of(new Step(strokes));
  }

  /** The third and fourth row of a 20 x 4 are the second halves of the first and second. */
  private int address(int cell) {
    int row = cell / columns;
    return (row % 2) * 0x40 + (row / 2) * columns + cell % columns;
  }

  private void forget() {
    Arrays.fill(cells, UNKNOWN);
    Arrays.fill(letters, null);
  }
}
