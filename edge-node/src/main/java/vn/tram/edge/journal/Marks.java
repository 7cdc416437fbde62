package vn.tram.edge.journal;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/**
 * The marks of a journal's own log. The journal keeps two of them, at what is acknowledged and at
 * what is deleted; every other one is found by reading forward from the nearest that is known. For
 * one thread.
 */
public final class Marks {
  private static final int STEP_ENTRIES = 1_000;
  private static final int STEP_BYTES = 256 * 1024;

  /** More than batches can be in flight: what a receipt names is among them. */
  private static final int REMEMBERED = 128;

  private final Journal journal;
  private final NavigableMap<Long, ChainMark> known = new TreeMap<>();

  public Marks(Journal journal) {
    this.journal = journal;
  }

  /**
   * The mark behind an entry; nothing where the journal does not have it, because it is deleted or
   * was never written.
   *
   * @param seq from 0 on
   * @throws JournalException when the journal cannot be read
   */
  public Optional<ChainPoint> at(long seq) throws JournalException {
    if (seq < journal.base().seq() || seq > journal.lastSeq()) {
      return Optional.empty();
    }
    ChainPoint point = nearest(seq);
    while (point.seq() < seq) {
      int step = (int) Math.min(STEP_ENTRIES, seq - point.seq());
      point = chain(point, journal.read(point.seq() + 1, step, STEP_BYTES)).after();
    }
    return Optional.of(point);
  }

  /**
   * The marks of entries that were read.
   *
   * @throws JournalException when the journal cannot be read up to the first of them
   */
  public Chain of(Slice slice) throws JournalException {
    ChainPoint before =
        at(slice.firstSeq() - 1)
            .orElseThrow(
                () ->
                    new JournalException(
                        JournalException.Reason.FAILED,
                        "the entries before " + slice.firstSeq() + " are deleted"));
    return chain(before, slice);
  }

  /**
   * What a batch of entries that were read says of itself.
   *
   * @param nonce that a receipt for it repeats
   * @throws JournalException when the journal cannot be read up to the first of them
   */
  public Header header(NodeName node, Slice slice, long nonce) throws JournalException {
    Chain chain = of(slice);
    long base = journal.base().seq();
    return new Header(
        node,
        journal.epoch(),
        slice.firstSeq(),
        slice.entries().size(),
        slice.bootSeq(),
        nonce,
        chain.before().mark(),
        chain.after().mark(),
        base > 0 && slice.firstSeq() == base + 1);
  }

  private Chain chain(ChainPoint before, Slice slice) throws JournalException {
    if (slice.firstSeq() != before.seq() + 1) {
      throw new JournalException(
          JournalException.Reason.FAILED,
          "the entries up to " + (slice.firstSeq() - 1) + " were deleted meanwhile");
    }
    Chain chain = Chain.of(before, slice.entries());
    known.put(chain.lastSeq(), chain.after().mark());
    if (known.size() > REMEMBERED) {
      known.pollFirstEntry();
    }
    return chain;
  }

  private ChainPoint nearest(long seq) {
    return Stream.concat(
            Stream.of(journal.base(), journal.acknowledgedPoint()),
            Stream.ofNullable(known.floorEntry(seq))
                .map(entry -> new ChainPoint(entry.getKey(), entry.getValue())))
        .filter(point -> point.seq() <= seq)
        .max(Comparator.comparingLong(ChainPoint::seq))
        .orElseThrow();
  }
}
