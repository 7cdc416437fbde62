package vn.tram.edge.uplink;

import java.util.List;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.Marks;
import vn.tram.edge.journal.Slice;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.BatchCodec;

/** Makes signed batches of the journal's entries. */
final class Packer {
  private final UplinkSettings settings;
  private final Journal journal;
  private final Marks marks;

  Packer(UplinkSettings settings, Journal journal, Marks marks) {
    this.settings = settings;
    this.journal = journal;
    this.marks = marks;
  }

  /**
   * Entries from there on.
   *
   * @throws LinkException when the journal cannot be read
   */
  Slice read(long firstSeq, int maxEntries, int maxBytes) throws LinkException {
    try {
      return journal.read(firstSeq, maxEntries, maxBytes);
    } catch (JournalException e) {
      throw unreadable(e);
    }
  }

  /**
   * A batch without entries, which asks where the hub stands.
   *
   * @throws LinkException when the journal cannot be read
   */
  byte[] question(long firstSeq, long nonce) throws LinkException {
    Slice place = read(firstSeq, 1, 1);
    return batch(new Slice(firstSeq, List.of(), place.bootSeq()), nonce);
  }

  /**
   * The batch of these entries.
   *
   * @throws LinkException when the journal cannot be read
   */
  byte[] batch(Slice slice, long nonce) throws LinkException {
    try {
      Header header = marks.header(settings.node(), slice, nonce);
      return BatchCodec.encode(header, slice.entries(), settings.signing());
    } catch (JournalException e) {
      throw unreadable(e);
    }
  }

  /** The end of a connection whose journal cannot be read. */
  static LinkException unreadable(JournalException cause) {
    return new LinkException(Trouble.JOURNAL, "the journal cannot be read", cause);
  }
}
