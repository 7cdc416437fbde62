package vn.tram.edge.journal;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.protocol.wire.ChainPoint;

/** Up to where the hub has the entries: known at once, and on the disk a little later. */
final class Acknowledged {
  /** Spares the disk a flush for each receipt; the hub says it again after a cut. */
  private static final Duration MARK_AT_MOST_EVERY = Duration.ofSeconds(10);

  private final DerbyReading reading;
  private final ReentrantLock marking = new ReentrantLock();
  private volatile ChainPoint point;
  private ChainPoint marked;
  private long markedAtNanos = System.nanoTime();

  /**
   * Of an open journal.
   *
   * @param marked what stands on the disk
   */
  Acknowledged(DerbyReading reading, ChainPoint marked) {
    this.reading = reading;
    this.point = marked;
    this.marked = marked;
  }

  /** What the hub has said last. */
  ChainPoint point() {
    return point;
  }

  /** The hub has more; what it said before counts otherwise. */
  void advance(ChainPoint next) throws JournalException {
    marking.lock();
    try {
      if (next.seq() <= point.seq()) {
        return;
      }
      point = next;
      if (System.nanoTime() - markedAtNanos >= MARK_AT_MOST_EVERY.toNanos()) {
        kept();
      }
    } finally {
      marking.unlock();
    }
  }

  /** The hub has less than it said. */
  void goBack(ChainPoint earlier) throws JournalException {
    marking.lock();
    try {
      if (earlier.seq() < point.seq()) {
        point = earlier;
        kept();
      }
    } finally {
      marking.unlock();
    }
  }

  /** What is certain to be known after a cut, too. */
  ChainPoint kept() throws JournalException {
    marking.lock();
    try {
      ChainPoint mark = point;
      if (!mark.equals(marked)) {
        reading.ask(
            in -> {
              in.mark(mark);
              return mark;
            });
        marked = mark;
        markedAtNanos = System.nanoTime();
      }
      return marked;
    } finally {
      marking.unlock();
    }
  }
}
