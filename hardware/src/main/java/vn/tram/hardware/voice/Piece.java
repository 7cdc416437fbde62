package vn.tram.hardware.voice;

import java.util.List;

/**
 * Some steps one after the other; pure.
 *
 * @param steps may be none: then it is over at once
 * @param lasting whether it begins again when it is over
 */
record Piece<S>(List<Step<S>> steps, boolean lasting) {

  Piece {
    steps = List.copyOf(steps);
  }

  /** A piece of no length. */
  static <S> Piece<S> none() {
    return new Piece<>(List.of(), false);
  }

  /** How long it is, once; milliseconds. */
  long millis() {
    return steps.stream().mapToLong(Step::millis).sum();
  }

  /** Whether it is over so long after its beginning. */
  boolean over(long nanos) {
    return steps.isEmpty() || !lasting && nanos >= millis() * 1_000_000;
  }

  /**
   * Where it is so long after its beginning.
   *
   * @throws IllegalStateException if it is over
   */
  Place<S> at(long nanos) {
    if (over(nanos)) {
      throw new IllegalStateException("the piece is over after " + millis() + " ms");
    }
    long left = nanos % (millis() * 1_000_000);
    for (Step<S> step : steps) {
      long length = step.millis() * 1_000_000L;
      if (left < length) {
        return new Place<>(step.state(), length - left);
      }
      left -= length;
    }
    throw new IllegalStateException("the rest of a division is less than the divisor");
  }

  /**
   * A place in a piece.
   *
   * @param state what a pin does there
   * @param nanos how much longer
   */
  record Place<S>(S state, long nanos) {}
}
