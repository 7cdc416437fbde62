package vn.tram.protocol.wire;

import java.util.List;
import vn.tram.protocol.entry.JournalEntry;

/**
 * A run of journal entries on its way to the hub. One without entries asks where the hub stands.
 *
 * @param header whose, and from where on
 * @param entries exactly {@code header.count()} of them, the first one at {@code header.firstSeq()}
 */
public record Batch(Header header, List<JournalEntry> entries) {
  /** No batch holds more entries. */
  public static final int MAX_ENTRIES = 2_000;

  public Batch {
    entries = List.copyOf(entries);
    if (entries.size() != header.count()) {
      throw new IllegalArgumentException(
          "the header says " + header.count() + " entries, not " + entries.size());
    }
  }

  /**
   * What a batch says of itself; signed like the rest, and readable even where the entries are not.
   *
   * @param node who sends
   * @param epoch which journal of the node, positive
   * @param firstSeq the number of the first entry, from 1 on
   * @param count how many entries, 0 to {@link #MAX_ENTRIES}
   * @param bootSeq the seq of the last {@code Boot} before the first entry, 0 when there is none
   * @param nonce chosen afresh by the node; the receipt echoes it
   */
  public record Header(
      NodeName node, long epoch, long firstSeq, int count, long bootSeq, long nonce) {
    public Header {
      if (epoch < 1 || firstSeq < 1 || count < 0 || count > MAX_ENTRIES || bootSeq < 0) {
        throw new IllegalArgumentException(
            "epoch and first seq are positive, boot seq is not negative, and the count is 0 to "
                + MAX_ENTRIES);
      }
      if (bootSeq >= firstSeq) {
        throw new IllegalArgumentException("the boot in force stands before the first entry");
      }
    }

    /** The number of the last entry; one less than the first where there is none. */
    public long lastSeq() {
      return firstSeq + count - 1;
    }
  }
}
