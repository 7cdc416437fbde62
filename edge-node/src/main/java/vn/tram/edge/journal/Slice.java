package vn.tram.edge.journal;

import java.util.List;

/**
 * Entries that stand one behind the other in a journal.
 *
 * @param firstSeq the place of the first one, or where it would stand
 * @param entries each in its encoded form; may be empty
 * @param bootSeq the seq of the last {@code Boot} before the first entry, 0 when there is none
 */
public record Slice(long firstSeq, List<byte[]> entries, long bootSeq) {
  public Slice {
    entries = List.copyOf(entries);
  }

  /** The place of the last entry; one less than the first where there is none. */
  public long lastSeq() {
    return firstSeq + entries.size() - 1;
  }
}
