package vn.tram.edge.gate;

import java.util.List;
import vn.tram.edge.journal.Cut;
import vn.tram.edge.journal.Journal;
import vn.tram.edge.journal.JournalException;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.edge.journal.Landmark;
import vn.tram.edge.journal.Slice;
import vn.tram.edge.journal.Work;
import vn.tram.protocol.wire.ChainPoint;

/** A real journal whose disk is full while a test wants it so: the work is done and then lost. */
final class FailingJournal implements Journal {
  private final Journal real;
  private boolean full;
  private boolean broken;

  FailingJournal(Journal real) {
    this.real = real;
  }

  void full(boolean now) {
    full = now;
  }

  void broken(boolean now) {
    broken = now;
  }

  @Override
  public long append(Work work) throws JournalException {
    if (broken) {
      throw new IllegalStateException("broken");
    }
    if (!full) {
      return real.append(work);
    }
    return real.append(
        draft -> {
          work.write(draft);
          throw new JournalException(Reason.FULL, "no room");
        });
  }

  @Override
  public long insist(Work work) throws JournalException {
    return append(work);
  }

  @Override
  public void purge(Cut cut) throws JournalException {
    real.purge(cut);
  }

  @Override
  public void tidy() throws JournalException {
    real.tidy();
  }

  @Override
  public void onDamage(Runnable listener) {
    real.onDamage(listener);
  }

  @Override
  public long epoch() {
    return real.epoch();
  }

  @Override
  public long lastSeq() {
    return real.lastSeq();
  }

  @Override
  public ChainPoint acknowledgedPoint() {
    return real.acknowledgedPoint();
  }

  @Override
  public ChainPoint base() {
    return real.base();
  }

  @Override
  public Slice read(long firstSeq, int maxEntries, int maxBytes) throws JournalException {
    return real.read(firstSeq, maxEntries, maxBytes);
  }

  @Override
  public List<Landmark> landmarks() {
    return real.landmarks();
  }

  @Override
  public long inside() throws JournalException {
    return real.inside();
  }

  @Override
  public void acknowledge(ChainPoint point) throws JournalException {
    real.acknowledge(point);
  }

  @Override
  public void goBack(ChainPoint point) throws JournalException {
    real.goBack(point);
  }

  @Override
  public long sizeBytes() {
    return real.sizeBytes();
  }

  @Override
  public void onAppend(Runnable listener) {
    real.onAppend(listener);
  }

  @Override
  public void close() {
    real.close();
  }
}
