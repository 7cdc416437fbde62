package vn.tram.systemtests.cli;

import java.security.SecureRandom;
import picocli.CommandLine.Option;

/** What a proof draws its lots from: fresh each time, unless a run is to be repeated. */
final class Seed {
  private static final int FRESH_BITS = 1_000_000_000;

  @Option(names = "--seed", paramLabel = "S", description = "Repeats a run (default: fresh).")
  private long value = new SecureRandom().nextInt(FRESH_BITS);

  long value() {
    return value;
  }
}
