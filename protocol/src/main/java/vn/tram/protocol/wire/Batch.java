package vn.tram.protocol.wire;

import java.util.List;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;

/**
 * A run of journal entries on its way to the hub. One without entries asks where the hub stands.
 *
 * @param header whose, and from where on
 * @param entries exactly {@code header.count()} of them, the first one at {@code header.firstSeq()}
 * @param chain their marks, from {@code header.before()} to {@code header.after()}
 */
public record Batch(Header header, List<JournalEntry> entries, Chain chain) {
  /** No batch holds more entries. */
  public static final int MAX_ENTRIES = 2_000;

  public Batch {
    entries = List.copyOf(entries);
    if (entries.size() != header.count()) {
      throw new IllegalArgumentException(
          "the header says " + header.count() + " entries, not " + entries.size());
    }
    if (!chain.before().equals(header.pointBefore())
        || !chain.after().equals(header.pointAfter())) {
      throw new IllegalArgumentException(
          "the entries do not lead from the mark before them to the one that the header says");
    }
  }

  /** A batch of these entries as {@link EntryCodec} encodes them. */
  public Batch(Header header, List<JournalEntry> entries) {
    this(header, entries, Chain.of(header.pointBefore(), encoded(entries)));
  }

  private static List<byte[]> encoded(List<JournalEntry> entries) {
    return entries.stream().map(EntryCodec::encode).toList();
  }

  /**
   * What a batch says of itself; signed like the rest, and readable even where the entries are not.
   *
   * @param node who sends
   * @param epoch which journal of the node, positive
   * @param firstSeq the number of the first entry, from 1 on
   * @param count how many entries, 0 to {@link #MAX_ENTRIES}
   * @param bootSeq the number of the {@code Boot} entry in force before the first entry, 0 when
   *     there is none
   * @param nonce chosen afresh by the node; the receipt echoes it
   * @param before the mark in front of the first entry; {@link ChainMark#NONE} when that is the
   *     first of all, or the mark is not known
   * @param after the mark behind the last entry; not known where {@code before} is not
   * @param nothingEarlier whether the node has nothing in front of the first entry any more: it is
   *     deleted, or cannot be read
   */
  public record Header(
      NodeName node,
      long epoch,
      long firstSeq,
      int count,
      long bootSeq,
      long nonce,
      ChainMark before,
      ChainMark after,
      boolean nothingEarlier) {
    public Header {
      if (epoch < 1 || firstSeq < 1 || count < 0 || count > MAX_ENTRIES || bootSeq < 0) {
        throw new IllegalArgumentException(
            "epoch and first seq are positive, boot seq is not negative, and the count is 0 to "
                + MAX_ENTRIES);
      }
      if (bootSeq >= firstSeq) {
        throw new IllegalArgumentException("the boot in force stands before the first entry");
      }
      boolean known = new ChainPoint(firstSeq - 1, before).isKnown();
      if (count == 0 && !after.equals(before) || !known && !after.isNone()) {
        throw new IllegalArgumentException("without entries, or a known mark, there is no other");
      }
    }

    /**
     * The header of a batch of these entries.
     *
     * @param before the place in front of the first entry, and the mark there
     * @param entries each in its encoded form, at most {@link #MAX_ENTRIES}
     */
    public static Header of(
        NodeName node,
        long epoch,
        ChainPoint before,
        long bootSeq,
        long nonce,
        boolean nothingEarlier,
        List<byte[]> entries) {
      return new Header(
          node,
          epoch,
          before.seq() + 1,
          entries.size(),
          bootSeq,
          nonce,
          before.mark(),
          Chain.of(before, entries).after().mark(),
          nothingEarlier);
    }

    /** The number of the last entry; one less than the first where there is none. */
    public long lastSeq() {
      return firstSeq + count - 1;
    }

    /** Where the batch takes the log up. */
    public ChainPoint pointBefore() {
      return new ChainPoint(firstSeq - 1, before);
    }

    /** Where the batch leaves the log. */
    public ChainPoint pointAfter() {
      return new ChainPoint(lastSeq(), after);
    }
  }
}
