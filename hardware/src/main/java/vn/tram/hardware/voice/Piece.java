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

  /** How long it is, once; nanoseconds. */
  long nanos() {
    return steps.stream().mapToLong(Step::nanos).sum();
  }

  /** Whether nothing is left of it behind this step. */
  boolean over(int step) {
    return step >= steps.size();
  }

  /** The step that follows; where that is none, the piece is {@link #over}. */
  int after(int step) {
    return lasting ? (step + 1) % steps.size() : step + 1;
  }
}
