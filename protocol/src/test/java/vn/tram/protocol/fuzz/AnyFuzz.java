package vn.tram.protocol.fuzz;

import java.util.Arrays;
import vn.tram.protocol.card.CardFuzz;
import vn.tram.protocol.entry.EntryFuzz;
import vn.tram.protocol.order.OrderFuzz;
import vn.tram.protocol.order.RequestFuzz;
import vn.tram.protocol.wire.BatchFuzz;
import vn.tram.protocol.wire.ReceiptFuzz;
import vn.tram.protocol.wire.StateFuzz;

/** All targets in one: the first byte says which one gets the others. */
public final class AnyFuzz {
  private AnyFuzz() {}

  /** One try, for Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0]) {
      case 0 -> CardFuzz.fuzzerTestOneInput(rest);
      case 1 -> EntryFuzz.fuzzerTestOneInput(rest);
      case 2 -> BatchFuzz.fuzzerTestOneInput(rest);
      case 3 -> ReceiptFuzz.fuzzerTestOneInput(rest);
      case 4 -> StateFuzz.fuzzerTestOneInput(rest);
      case 5 -> OrderFuzz.fuzzerTestOneInput(rest);
      case 6 -> RequestFuzz.fuzzerTestOneInput(rest);
      default -> {
        // No target has this number.
      }
    }
  }
}
