package vn.tram.hub.merge;

import java.util.List;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;

/**
 * A batch as its place in a log is judged: by numbers and marks alone.
 *
 * @param header what it says of itself
 * @param marks those behind its entries, as far as they are known
 */
record Arrival(Header header, MarksOf marks) {

  /** The mark behind an entry, from the one in front of the batch on; NONE where not known. */
  @FunctionalInterface
  interface MarksOf {
    ChainMark at(long seq);
  }

  /** A batch that is understood. */
  static Arrival of(Batch batch) {
    return new Arrival(batch.header(), batch.chain()::at);
  }

  /** A batch of which only the header is understood: it says the marks at both ends. */
  static Arrival of(Header header) {
    return new Arrival(
        header,
        seq -> {
          if (seq == header.lastSeq()) {
            return header.after();
          }
          return seq == header.firstSeq() - 1 ? header.before() : ChainMark.NONE;
        });
  }

  /**
   * The same batch where its marks are not known and the log's own mark at the cursor tells those
   * behind it, if it is of that log: the mark at the cursor proves nothing.
   */
  static Arrival from(Batch batch, ChainPoint cursor) {
    Header header = batch.header();
    boolean tells =
        !header.pointBefore().isKnown()
            && cursor.isKnown()
            && cursor.seq() >= header.firstSeq() - 1
            && cursor.seq() < header.lastSeq();
    if (!tells) {
      return of(batch);
    }
    int known = (int) (cursor.seq() - header.firstSeq() + 1);
    List<byte[]> behind =
        batch.entries().subList(known, header.count()).stream().map(EntryCodec::encode).toList();
    Chain chain = Chain.of(cursor, behind);
    return new Arrival(header, seq -> seq <= cursor.seq() ? ChainMark.NONE : chain.at(seq));
  }

  /** Where it leaves the log. */
  ChainPoint end() {
    return new ChainPoint(header.lastSeq(), marks.at(header.lastSeq()));
  }
}
