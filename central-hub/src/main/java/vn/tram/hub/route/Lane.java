package vn.tram.hub.route;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many batches are in a lane: one that is worked at and those that wait, wherever on their way
 * they are. Safe for many threads.
 */
final class Lane {
  private final int number;
  private final int capacity;
  private final AtomicInteger inside = new AtomicInteger();

  /**
   * An empty lane.
   *
   * @param capacity how many may wait
   */
  Lane(int number, int capacity) {
    this.number = number;
    this.capacity = capacity;
  }

  int number() {
    return number;
  }

  /** A place for one more batch, if there is one. */
  Optional<Place> enter() {
    int before = inside.getAndUpdate(now -> now > capacity ? now : now + 1);
    return before > capacity ? Optional.empty() : Optional.of(new Place());
  }

  /** How many wait, 0 to the capacity. */
  int waiting() {
    return Math.max(0, inside.get() - 1);
  }

  /** A batch's place in the lane, from coming in until it is answered or given up. */
  final class Place {
    private final AtomicBoolean left = new AtomicBoolean();

    private Place() {}

    Lane lane() {
      return Lane.this;
    }

    /** Makes room; saying so again changes nothing. */
    void leave() {
      if (left.compareAndSet(false, true)) {
        inside.decrementAndGet();
      }
    }
  }
}
