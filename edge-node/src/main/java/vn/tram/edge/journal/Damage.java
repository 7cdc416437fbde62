package vn.tram.edge.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.tram.edge.journal.JournalException.Reason;

/**
 * Decides when a journal is held to be damaged: when it turned out so twice in a short time, each
 * time on a fresh connection, while the disk had room. Once may have been the cable of the disk,
 * and a database that met a full disk stumbles in many ways until it is started anew.
 */
final class Damage {
  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final System.Logger LOG = System.getLogger(Damage.class.getName());

  private final Reserve reserve;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long lastNanos;
  private boolean once;
  private boolean told;

  Damage(Reserve reserve) {
    this.reserve = reserve;
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Hears of a failure on a fresh connection, and hands it back. */
  JournalException heard(JournalException failure) {
    if (failure.reason() == Reason.DAMAGED && !reserve.full() && isTheSecond()) {
      LOG.log(
          System.Logger.Level.ERROR, "The journal is damaged inside: {0}.", failure.getMessage());
      LOG.log(System.Logger.Level.DEBUG, "where the journal is damaged", failure);
      listeners.forEach(Runnable::run);
    }
    return failure;
  }

  private synchronized boolean isTheSecond() {
    long now = System.nanoTime();
    boolean second = once && now - lastNanos < SHORT.toNanos() && !told;
    once = true;
    lastNanos = now;
    told |= second;
    return second;
  }
}
