package vn.tram.edge.carry;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.tram.edge.carry.Answered.Doubt;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Marks;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.Receipt;
import vn.tram.protocol.wire.ReceiptCodec;
import vn.tram.protocol.wire.VerifyingKey;
import vn.tram.protocol.wire.WireException;
import vn.tram.protocol.wire.WireException.Reason;

/**
 * Tells which receipts are to be believed, and obeys orders: whoever can forge or replay one can
 * make a node forget.
 *
 * @param identity whose receipts, and whose keys sign them
 * @param journal what they speak of
 * @param marks of that journal
 * @param carriages what is on its way, of this journal only
 */
record Court(Carrier.Identity identity, Journal journal, Marks marks, List<Carriage> carriages) {

  /** What a message comes to. */
  sealed interface Word {

    /** It is an answer to a carriage. */
    record Believed(Receipt receipt, Carriage carriage) implements Word {}

    /**
     * The hub lost what it had acknowledged: it came out of a backup.
     *
     * @param left what it, or this journal, still has
     */
    record Lost(ChainPoint left, Carriage carriage) implements Word {}

    /** It is an order, and not to be given again: it is obeyed, or an old one. */
    record Ordered() implements Word {}

    /** It changes nothing. */
    record Doubted(Doubt why) implements Word {}
  }

  /**
   * What a message comes to.
   *
   * @throws JournalException when the journal cannot be read
   */
  Word hear(byte[] message) throws JournalException {
    Doubt signature = Doubt.NOT_THE_HUB;
    for (VerifyingKey key : identity.hub().keys()) {
      try {
        return hear(ReceiptCodec.decode(message, identity.node(), key));
      } catch (WireException e) {
        if (e.reason() == Reason.FOREIGN_NODE) {
          signature = Doubt.ANOTHER_NODE;
        }
      }
    }
    return signature == Doubt.NOT_THE_HUB ? obey(message) : new Word.Doubted(signature);
  }

  private Word obey(byte[] message) throws JournalException {
    try {
      identity.hub().obey(message);
      return new Word.Ordered();
    } catch (WireException e) {
      return new Word.Doubted(
          e.reason() == Reason.FOREIGN_NODE ? Doubt.ANOTHER_NODE : Doubt.NOT_THE_HUB);
    } catch (IOException e) {
      throw new JournalException(
          JournalException.Reason.FAILED, "an order of the hub could not be kept", e);
    }
  }

  private Word hear(Receipt receipt) throws JournalException {
    if (receipt.epoch() != journal.epoch()) {
      return new Word.Doubted(Doubt.ANOTHER_JOURNAL);
    }
    Optional<Carriage> carriage =
        carriages.stream().filter(sent -> sent.nonce() == receipt.nonce()).findFirst();
    if (carriage.isEmpty()) {
      return new Word.Doubted(Doubt.UNASKED);
    }
    // When the file was written the hub had acknowledged all before its first entry.
    boolean lost = receipt.durable() < carriage.get().firstSeq() - 1;
    if (receipt.durable() < journal.base().seq()) {
      // What is deleted cannot be compared, nor sent again.
      return lost ? new Word.Lost(journal.base(), carriage.get()) : new Word.Doubted(Doubt.UNASKED);
    }
    if (marks.at(receipt.durable()).filter(receipt.point()::equals).isEmpty()) {
      return new Word.Doubted(Doubt.OTHER_HISTORY);
    }
    return lost
        ? new Word.Lost(receipt.point(), carriage.get())
        : new Word.Believed(receipt, carriage.get());
  }
}
