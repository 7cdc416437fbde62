package vn.tram.edge.gate;

import vn.tram.protocol.entry.JournalEntry.Direction;

/** Which way a lane leads. */
public enum Way {
  /** Into the site only. */
  IN,
  /** Out of the site only. */
  OUT,
  /** Both ways: who is inside goes out. */
  TOGGLE;

  Direction direction(boolean inside) {
    return switch (this) {
      case IN -> Direction.IN;
      case OUT -> Direction.OUT;
      case TOGGLE -> inside ? Direction.OUT : Direction.IN;
    };
  }
}
