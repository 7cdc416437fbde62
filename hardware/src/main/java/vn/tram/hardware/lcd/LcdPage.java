package vn.tram.hardware.lcd;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a character glass shows at a time.
 *
 * @param lines one for each row, each as long as the row; every letter is in the chip's ROM or one
 *     of {@link LcdDots}, and of those there are at most eight different ones
 */
record LcdPage(List<String> lines) {

  LcdPage {
    lines = List.copyOf(lines);
    long own = letters(lines).count();
    if (own > Hd44780.SLOTS) {
      throw new IllegalArgumentException(own + " letters do not fit into eight");
    }
  }

  /** The letters that the chip has to be taught, each once. */
  IntStream letters() {
    return letters(lines);
  }

  private static IntStream letters(List<String> lines) {
    return String.join("", lines).chars().filter(letter -> !LcdLetters.rom(letter)).distinct();
  }
}
