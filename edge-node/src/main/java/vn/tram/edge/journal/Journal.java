package vn.tram.edge.journal;

import java.util.List;
import vn.tram.protocol.wire.ChainPoint;

/**
 * One ordered log, {@code (epoch, seq, entry)}, and a small table of visitors. What {@link #append}
 * returned from is on the disk, whatever happens to the process or the power afterwards.
 *
 * <p>Safe for use by many threads: appends happen one at a time, readers never wait for them.
 */
public interface Journal extends AutoCloseable {

  /** Names this journal among all that the node ever had: random, positive, made with it. */
  long epoch();

  /** The newest durable entry, 0 when there is none. Never decreases. */
  long lastSeq();

  /** The last entry that the hub has acknowledged, 0 to {@link #lastSeq}. */
  default long acknowledged() {
    return acknowledgedPoint().seq();
  }

  /** The last entry that the hub has acknowledged, and this journal's own mark behind it. */
  ChainPoint acknowledgedPoint();

  /**
   * The last entry that is deleted, and the mark behind it; the start of the log while nothing is
   * deleted. Everything behind it is here.
   */
  ChainPoint base();

  /**
   * Writes everything that the work adds to its draft in one transaction with one flush: all of it
   * is durable when this returns, none of it when it throws. A draft without changes costs nothing.
   *
   * @return the newest durable entry afterwards
   * @throws JournalException when it could not be made durable; whatever was promised on it must
   *     not be
   */
  long append(Work work) throws JournalException;

  /**
   * As {@link #append}, but out of the room that is kept free: for the few entries without which
   * others could not be understood.
   */
  long insist(Work work) throws JournalException;

  /**
   * The entries from a place on, as many as fit. At least one, however large, where there is one;
   * from behind the {@link #base} on, where the place is before it.
   *
   * @param firstSeq from 1 on
   * @param maxEntries at least 1
   * @param maxBytes how many bytes the entries may have together
   */
  Slice read(long firstSeq, int maxEntries, int maxBytes) throws JournalException;

  /** Every {@code Boot} and every {@code Clock} entry, in order; held in memory. */
  List<Landmark> landmarks();

  /** How many visitors are inside now. */
  long inside() throws JournalException;

  /**
   * Moves the mark of what the hub holds. A smaller number than before, or one behind the newest
   * entry, moves nothing. The mark is remembered soon, not at once: after a cut it may be older
   * than it was, never newer.
   *
   * @param point with this journal's own mark, see {@link Marks}
   */
  void acknowledge(ChainPoint point) throws JournalException;

  /**
   * Moves the mark of what the hub holds back, since the hub lost what it had acknowledged: what is
   * behind must be kept again. A larger number than before, or one that is deleted, moves nothing.
   *
   * @param point with this journal's own mark
   */
  void goBack(ChainPoint point) throws JournalException;

  /**
   * Forgets what may go, and of the entries only those that the hub has. Whoever appends meanwhile
   * waits for some milliseconds at most. The space comes back with {@link #tidy} at the latest.
   */
  void purge(Cut cut) throws JournalException;

  /**
   * Gives the disk the space back of what was purged since the last time. Appends may have to wait
   * for some tenths of a second: for quiet hours.
   */
  void tidy() throws JournalException;

  /** What the journal occupies on the disk, in bytes. */
  long sizeBytes();

  /**
   * Calls the listener after each append that added entries, in the appending thread: it must be
   * quick and must not append.
   */
  void onAppend(Runnable listener);

  /**
   * Calls the listener, once at most, when it turns out that a part of the journal is not what was
   * once written, in the thread that found it: it must be quick.
   */
  void onDamage(Runnable listener);

  /** Remembers the mark and closes the database. Doing so twice does nothing. */
  @Override
  void close();
}
