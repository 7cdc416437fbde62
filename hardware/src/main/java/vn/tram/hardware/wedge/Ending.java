package vn.tram.hardware.wedge;

import java.util.Arrays;

/**
 * How a scanner ends what it plays, as far as is known. Scanners leave up to 50 ms between keys.
 */
enum Ending {
  /**
   * It goes on without a word. Bluetooth and a machine that is busy stretch the time between two
   * keys.
   */
  PAUSE(300),
  /**
   * Nothing was heard of it yet: half a text that is taken for a whole one is worse than a wait.
   */
  UNKNOWN(1_000),
  /** By Enter. A pause only tells that the rest will never come: that has time. */
  ENTER(2_000);

  private final int patience;

  Ending(int patience) {
    this.patience = patience;
  }

  /** After so many milliseconds without a key nothing more comes of the same scan. */
  int patience() {
    return patience;
  }

  /** How long to wait on after so many milliseconds, until the next that says something. */
  static int next(int quiet) {
    return Arrays.stream(values())
        .mapToInt(ending -> ending.patience - quiet)
        .filter(more -> more > 0)
        .min()
        .orElse(Evdev.FOR_EVER);
  }
}
