package vn.tram.hardware.glass;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.part.PartException;

/**
 * The newest screen, on its way to a glass. Whoever puts a screen on it never waits; the thread of
 * the glass takes what is newest, and what was overtaken is never shown.
 */
public final class Slate {

  /** How long a dead glass may go unnoticed; a page stays for some of these. */
  static final Duration BEAT = Duration.ofMillis(750);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Screen newest = new Screen(Tone.READY, "", "", "");
  private long version;

  /** Replaces what is to be shown; returns at once. */
  public void put(Screen screen) {
    lock.lock();
    try {
      newest = screen;
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Shows the newest screen, its pages in turn, and beats; never returns, and leaves the glass dark
   * when it is interrupted.
   *
   * @throws PartException what the glass threw
   * @throws InterruptedException when the box is closed
   */
  public <P> void serve(Glass<P> glass) throws PartException, InterruptedException {
    try {
      turnPages(glass);
    } catch (InterruptedException e) {
      glass.end();
      throw e;
    }
  }

  private <P> void turnPages(Glass<P> glass) throws PartException, InterruptedException {
    while (true) {
      Turn turn = newest();
      List<P> pages = glass.pages(turn.screen());
      int page = 0;
      long turnedAt = System.nanoTime();
      glass.show(pages.getFirst());
      // Also where the same screen comes again and again and there is nothing to write.
      glass.beat();
      while (!changedWithin(turn, BEAT)) {
        if (System.nanoTime() - turnedAt >= glass.reading().toNanos()) {
          page = (page + 1) % pages.size();
          turnedAt = System.nanoTime();
          glass.show(pages.get(page));
        }
        glass.beat();
      }
    }
  }

  private Turn newest() {
    lock.lock();
    try {
      return new Turn(newest, version);
    } finally {
      lock.unlock();
    }
  }

  private boolean changedWithin(Turn turn, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (version == turn.version() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return version != turn.version();
    } finally {
      lock.unlock();
    }
  }

  private record Turn(Screen screen, long version) {}
}
