package vn.tram.protocol.order;

import vn.tram.protocol.fuzz.Oracle;

/** Payloads of orders. */
public final class OrderFuzz {
  private OrderFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.readsBack(input, OrderCodec::read, OrderCodec::payload);
  }
}
