package vn.tram.hub.route;

import vn.tram.hub.registry.EnrolledNode;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.BatchCodec;
import vn.tram.protocol.wire.WireException;

/** What to do with a message that claims to be a batch. */
sealed interface Verdict {

  /** A verdict about a batch whose sender is certain; he gets a receipt. */
  sealed interface Signed extends Verdict {
    EnrolledNode node();

    Batch.Header header();
  }

  /**
   * To be merged.
   *
   * @param node who signed it
   * @param opened as it came, in case that its entries contradict each other
   * @param batch what it says
   */
  record Accepted(EnrolledNode node, BatchCodec.Opened opened, Batch batch) implements Signed {
    @Override
    public Batch.Header header() {
      return opened.header();
    }
  }

  /**
   * Signed, but not to be understood: to be put aside whole.
   *
   * @param node who signed it
   * @param opened what could be read of it
   * @param reason why the rest could not
   */
  record Puzzling(EnrolledNode node, BatchCodec.Opened opened, WireException reason)
      implements Signed {
    @Override
    public Batch.Header header() {
      return opened.header();
    }
  }

  /**
   * Nobody answers for it, and nobody is answered.
   *
   * @param reason why
   */
  record Refused(WireException reason) implements Verdict {}
}
