package vn.tram.protocol.order;

import vn.tram.protocol.fuzz.Oracle;

/** Payloads of requests. */
public final class RequestFuzz {
  private RequestFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Oracle.readsBack(input, RequestCodec::read, RequestCodec::payload);
  }
}
