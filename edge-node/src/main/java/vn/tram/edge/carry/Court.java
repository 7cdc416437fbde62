package vn.tram.edge.carry;

import java.util.List;
import java.util.Optional;
import vn.tram.edge.carry.Answered.Doubt;
import vn.tram.edge.journal.Journal;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * Tells which receipts are to be believed: whoever can forge or replay one can make a node forget.
 *
 * @param identity whose receipts, and whose keys sign them
 * @param journal what they speak of
 * @param carriages what is on its way, of this journal only
 */
record Court(Carrier.Identity identity, Journal journal, List<Carriage> carriages) {

  /** What a message comes to. */
  sealed interface Word {

    /** It is an answer to a carriage. */
    record Believed(Receipt receipt, Carriage carriage) implements Word {}

    /** It changes nothing. */
    record Doubted(Doubt why) implements Word {}
  }

  Word hear(byte[] message) {
    Doubt signature = Doubt.NOT_THE_HUB;
    for (VerifyingKey key : identity.hub().get()) {
      try {
        return hear(ReceiptCodec.decode(message, identity.node(), key));
      } catch (WireException e) {
        if (e.reason() == Reason.FOREIGN_NODE) {
          signature = Doubt.ANOTHER_NODE;
        }
      }
    }
    return new Word.Doubted(signature);
  }

  private Word hear(Receipt receipt) {
    if (receipt.epoch() != journal.epoch()) {
      return new Word.Doubted(Doubt.ANOTHER_JOURNAL);
    }
    Optional<Carriage> carriage =
        carriages.stream().filter(sent -> sent.nonce() == receipt.nonce()).findFirst();
    if (carriage.isEmpty()) {
      return new Word.Doubted(Doubt.UNASKED);
    }
    if (receipt.durable() > journal.lastSeq()) {
      return new Word.Doubted(Doubt.OTHER_HISTORY);
    }
    return new Word.Believed(receipt, carriage.get());
  }
}
