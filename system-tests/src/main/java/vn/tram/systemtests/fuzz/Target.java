package vn.tram.systemtests.fuzz;

import java.util.List;

/**
 * What is fuzzed.
 *
 * @param name of the folder with its seeds
 * @param type the class with the method that Jazzer calls
 */
record Target(String name, String type) {
  private static final String PACKAGE = "vn.tram.protocol.";

  /** Every reader of bytes from outside. */
  static final List<Target> ALL =
      List.of(
          new Target("card", PACKAGE + "card.CardFuzz"),
          new Target("entry", PACKAGE + "entry.EntryFuzz"),
          new Target("batch", PACKAGE + "wire.BatchFuzz"),
          new Target("receipt", PACKAGE + "wire.ReceiptFuzz"),
          new Target("state", PACKAGE + "wire.StateFuzz"),
          new Target("order", PACKAGE + "order.OrderFuzz"),
          new Target("request", PACKAGE + "order.RequestFuzz"));

  /** All of them in one program: the first byte of an input says which. */
  static final Target ANY = new Target("any", PACKAGE + "fuzz.AnyFuzz");
}
