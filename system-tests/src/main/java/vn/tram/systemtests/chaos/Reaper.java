package vn.tram.systemtests.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Draws a lot, again and again, at one pace however many there are, and kills whom it names if he
 * runs; each is started again beside it.
 */
final class Reaper {
  private final List<Mortal> mortals;
  private final Duration pace;
  private final CountDownLatch enough;
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Set<Mortal> down = ConcurrentHashMap.newKeySet();
  private final List<Thread> starting = new ArrayList<>();

  interface Deed {
    void run() throws Exception;
  }

  /**
   * Who can be killed.
   *
   * @param lots how many in the urn
   * @param mostPause before it is started again, in milliseconds
   * @param kill SIGKILL, which fails when it had ended by itself
   * @param start until it is ready
   */
  record Mortal(int lots, int mostPause, Deed kill, Deed start) {}

  /**
   * A reaper.
   *
   * @param pace the mean time between two kills, where the machine starts programs fast enough
   * @param enough tells him to stop
   */
  Reaper(List<Mortal> mortals, Duration pace, CountDownLatch enough) {
    this.mortals = List.copyOf(mortals);
    this.pace = pace;
    this.enough = enough;
  }

  /** Returns when it was enough and everybody runs again. */
  void reap(SplittableRandom random) throws Exception {
    List<Mortal> urn =
        mortals.stream()
            .flatMap(mortal -> Collections.nCopies(mortal.lots(), mortal).stream())
            .toList();
    for (long due = next(System.nanoTime(), random);
        !reached(due) && failure.get() == null;
        due = next(due, random)) {
      // Whoever is down keeps his lots: else the others would be killed as often as they come up.
      Mortal mortal = urn.get(random.nextInt(urn.size()));
      if (!down.contains(mortal)) {
        down.add(mortal);
        mortal.kill().run();
        kills.incrementAndGet();
        int pause = random.nextInt(mortal.mostPause());
        starting.add(Thread.ofVirtual().start(() -> startAgain(mortal, pause)));
      }
    }
    for (Thread thread : starting) {
      thread.join();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** A random moment after the last one; what a kill itself takes does not slow the pace down. */
  private long next(long last, SplittableRandom random) {
    long mean = pace.toNanos();
    return Math.max(last, System.nanoTime() - mean) + mean / 2 + random.nextLong(mean + 1);
  }

  /** Whether it is enough by then. */
  private boolean reached(long due) throws InterruptedException {
    return enough.await(due - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void startAgain(Mortal mortal, int pause) {
    try {
      enough.await(pause, TimeUnit.MILLISECONDS);
      mortal.start().run();
      down.remove(mortal);
    } catch (Exception e) {
      failure.compareAndSet(null, e);
    }
  }

  int kills() {
    return kills.get();
  }
}
