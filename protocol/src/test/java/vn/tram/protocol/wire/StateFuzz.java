package vn.tram.protocol.wire;

import vn.tram.protocol.fuzz.Oracle;

/** Payloads of states. */
public final class StateFuzz {
  private StateFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.readsBack(input, NodeStateCodec::read, NodeStateCodec::payload);
  }
}
