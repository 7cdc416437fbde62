package vn.tram.edge.console;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A lane as people say it: they count from 1. */
final class LaneNumber {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

  private LaneNumber() {}

  /** The lane, the first one is 0; empty where this is no number of a lane. */
  static OptionalInt lane(String said) {
    return NUMBER.matcher(said).matches()
        ? OptionalInt.of(Integer.parseInt(said) - 1)
        : OptionalInt.empty();
  }
}
