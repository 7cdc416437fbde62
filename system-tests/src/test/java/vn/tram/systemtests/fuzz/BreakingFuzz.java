package vn.tram.systemtests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A target that breaks at one input. */
public final class BreakingFuzz {
  static final byte[] BREAKS = "break".getBytes(StandardCharsets.US_ASCII);

  private BreakingFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (Arrays.equals(input, BREAKS)) {
      throw new AssertionError("it broke");
    }
  }
}
