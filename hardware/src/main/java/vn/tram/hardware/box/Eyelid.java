package vn.tram.hardware.box;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Several sources, one sink, one sight at a time: a gate is asked by one visitor after the other,
 * whatever the number of its eyes.
 */
public final class Eyelid implements Scanner {
  private final ReentrantLock turn = new ReentrantLock();
  private final List<Feed> feeds = new ArrayList<>();
  private State state = new Fresh();

  /** Adds a source; it runs from now on, or from the start. */
  public void add(Feed feed) {
    turn.lock();
    try {
      switch (state) {
        case Fresh _ -> feeds.add(feed);
        case Open _ -> {
          feeds.add(feed);
          run(feed);
        }
        case Shut _ -> feed.close();
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void start(Consumer<Sight> sink) {
    turn.lock();
    try {
      if (!(state instanceof Fresh)) {
        throw new IllegalStateException("the scanner was started or closed before");
      }
      state = new Open(sink);
      feeds.forEach(Eyelid::run);
    } finally {
      turn.unlock();
    }
  }

  private static void run(Feed feed) {
    Thread.ofPlatform().daemon().name("box-" + feed.getClass().getSimpleName()).start(feed::run);
  }

  /**
   * Hands a sight over and calls {@code after} before the next one gets its turn.
   *
   * @return false if the scanner is not running, and the sight is lost
   */
  public boolean offer(Sight sight, Runnable after) {
    turn.lock();
    try {
      if (!(state instanceof Open open)) {
        return false;
      }
      open.sink().accept(sight);
      after.run();
      return true;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      state = new Shut();
      feeds.forEach(Feed::close);
      feeds.clear();
    } finally {
      turn.unlock();
    }
  }

  private sealed interface State {}

  /** Nobody listens yet. */
  private record Fresh() implements State {}

  /** Sights go to the sink. */
  private record Open(Consumer<Sight> sink) implements State {}

  /** Over for good. */
  private record Shut() implements State {}
}
