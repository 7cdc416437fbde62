package vn.tram.hub.route;

import vn.tram.hub.merge.Outcome;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.WireException;

/** What became of a message that came by hand. */
public sealed interface Carried {

  /**
   * It is a batch of one of our nodes.
   *
   * @param header what it says of itself
   * @param outcome what the merge made of it
   * @param receipt the answer
   * @param signed the bytes of the answer
   */
  record Judged(Batch.Header header, Outcome outcome, Receipt receipt, byte[] signed)
      implements Carried {}

  /**
   * Nobody answers for it.
   *
   * @param reason why
   */
  record Refused(WireException reason) implements Carried {}

  /** Nothing was done, since the database is away: it is to be tried again later. */
  record Postponed() implements Carried {}
}
