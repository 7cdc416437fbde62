package vn.tram.hub.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import vn.tram.hub.merge.MergeListener;
import vn.tram.hub.merge.Outcome;
import vn.tram.hub.query.Counters;
import vn.tram.protocol.wire.NodeName;

/**
 * Beats when something has changed and somebody looks.
 *
 * <p>However many pages are open, the counters are read once a beat; a storm of batches makes one
 * beat, and the slower the counters are to read, the rarer it is.
 */
public final class Pulse implements MergeListener, AutoCloseable {
  /** No more beats than one in this time, and no more of the database's time than a tenth. */
  private static final Duration SHORTEST = Duration.ofMillis(400);

  private static final int REST = 9;

  /** Without any change the chart moves on, and what other hub processes merged is seen. */
  private static final Duration LONGEST = Rates.STEP;

  private static final System.Logger LOG = System.getLogger(Pulse.class.getName());

  private final Supplier<Counters> counters;
  private final Rates rates = new Rates();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition beaten = lock.newCondition();
  private boolean change = true;
  private boolean closed;
  private int watchers;
  private Optional<Beat> last = Optional.empty();

  /**
   * A pulse that beats from now on.
   *
   * @param counters reads them; called by one thread at a time
   */
  public Pulse(Supplier<Counters> counters) {
    this.counters = counters;
    Thread.ofVirtual().name("pulse").start(this::run);
  }

  @Override
  public void merged(NodeName node, Outcome outcome) {
    if (outcome.checkIns() > 0) {
      rates.add(System.nanoTime(), outcome.checkIns());
    }
    changed();
  }

  /** Says that something has changed: a node's state, a parked batch. Returns at once. */
  public void changed() {
    lock.lock();
    try {
      change = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a beat.
   *
   * @param seen the number of the last beat that the caller has; 0 for none
   * @return the newest beat, or empty when the hub stops
   */
  public Optional<Beat> after(long seen) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      watchers++;
      changed.signalAll();
      while (!closed && last.map(Beat::number).orElse(0L) <= seen) {
        beaten.await();
      }
      return closed ? Optional.empty() : last;
    } finally {
      watchers--;
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      beaten.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      long number = 1;
      while (awaitReason()) {
        long start = System.nanoTime();
        Optional<Counters> read = read();
        long nanos = System.nanoTime() - start;
        if (read.isPresent()) {
          publish(new Beat(number++, read.get(), rates.steps(System.nanoTime())));
        }
        pause(Math.max(SHORTEST.toNanos(), nanos * REST));
      }
    } catch (InterruptedException e) {
      close();
    }
  }

  /** False when the pulse is closed. */
  private boolean awaitReason() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && watchers == 0) {
        changed.await();
      }
      long left = LONGEST.toNanos();
      while (!closed && !change && left > 0) {
        left = changed.awaitNanos(left);
      }
      change = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void pause(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void publish(Beat beat) {
    lock.lock();
    try {
      last = Optional.of(beat);
      beaten.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Counters> read() {
    try {
      return Optional.of(counters.get());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the counters cannot be read, pages stand still", e);
      return Optional.empty();
    }
  }
}
