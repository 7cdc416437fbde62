package vn.tram.hardware.voice;

import java.util.List;
import java.util.stream.Stream;
import vn.tram.hardware.box.Tone;

/**
 * What a lamp shows for each tone. Each tone has a lamp of one colour and a rhythm that no other
 * tone has, since every twelfth man cannot tell red from green. No rhythm is faster than three
 * flashes a second, the limit of WCAG 2.2, success criterion 2.3.1; none is longer than three
 * seconds, but for what was called and holds until the gate can go on.
 */
final class Light {

  private Light() {}

  /** The colour that belongs to a tone other than {@link Tone#READY}, which is dark. */
  static Colour colour(Tone tone) {
    return switch (tone) {
      case IN, OUT -> Colour.GREEN;
      case ALREADY, NOT_READ -> Colour.AMBER;
      case REFUSED, FULL, FAULT, READY -> Colour.RED;
    };
  }

  /** What a lamp of this colour shows to the visitor who is answered. */
  static Piece<Boolean> answer(Colour colour, Tone tone) {
    return colour == colour(tone) ? new Piece<>(rhythm(tone), false) : Piece.none();
  }

  /** What it shows when it is called to everybody: the same, again and again. */
  static Piece<Boolean> call(Colour colour, Tone tone) {
    return colour == colour(tone) ? new Piece<>(rhythm(tone), true) : Piece.none();
  }

  private static List<Step<Boolean>> rhythm(Tone tone) {
    return switch (tone) {
      case READY -> List.of();
      // Steady.
      case IN -> List.of(new Step<>(true, 3000));
      // Two long ones.
      case OUT -> flashes(2, 900, 500);
      // One.
      case ALREADY -> flashes(1, 1000, 500);
      // Three short ones.
      case NOT_READ -> flashes(3, 350, 350);
      // Hurried.
      case REFUSED -> flashes(8, 170, 180);
      // Short and far apart.
      case FULL -> flashes(2, 250, 1200);
      // Pairs.
      case FAULT ->
          Stream.of(
                  flashes(1, 200, 200),
                  flashes(1, 200, 800),
                  flashes(1, 200, 200),
                  flashes(1, 200, 800))
              .flatMap(List::stream)
              .toList();
    };
  }

  private static List<Step<Boolean>> flashes(int times, int on, int off) {
    return Stream.generate(() -> List.of(new Step<>(true, on), new Step<>(false, off)))
        .limit(times)
        .flatMap(List::stream)
        .toList();
  }
}
