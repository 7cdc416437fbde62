package vn.tram.protocol.wire;

import vn.tram.protocol.fuzz.Oracle;

/** Payloads of receipts. */
public final class ReceiptFuzz {
  private ReceiptFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.readsBack(input, ReceiptCodec::read, ReceiptCodec::payload);
  }
}
