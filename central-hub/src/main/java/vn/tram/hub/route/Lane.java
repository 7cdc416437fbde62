package vn.tram.hub.route;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is in a lane: one batch that is worked at and those that wait, wherever on their way they
 * are. Room is counted in places of some kilobytes, so that a province's two thousand questions fit
 * where a few dozen full batches do. Safe for many threads.
 */
final class Lane {
  /** What takes one place. */
  static final int PLACE_BYTES = 4_096;

  private final int number;
  private final int capacity;
  private final AtomicInteger batches = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * An empty lane.
   *
   * @param capacity places for what waits
   */
  Lane(int number, int capacity) {
    this.number = number;
    this.capacity = capacity;
  }

  int number() {
    return number;
  }

  /**
   * Room for one more batch, if there is some.
   *
   * @param bytes of the batch
   */
  Optional<Place> enter(int bytes) {
    int places = Math.max(1, Math.ceilDiv(bytes, PLACE_BYTES));
    int before = taken.getAndUpdate(now -> now > capacity ? now : now + places);
    if (before > capacity) {
      return Optional.empty();
    }
    batches.incrementAndGet();
    return Optional.of(new Place(places));
  }

  /** How many batches wait. */
  int waiting() {
    return Math.max(0, batches.get() - 1);
  }

  /** How many places are taken by what waits, 0 to the capacity. */
  int filled() {
    return Math.clamp(taken.get() - 1, 0, capacity);
  }

  /** A batch's place in the lane, from coming in until it is answered or given up. */
  final class Place {
    private final int places;
    private final AtomicBoolean left = new AtomicBoolean();

    private Place(int places) {
      this.places = places;
    }

    Lane lane() {
      return Lane.this;
    }

    /** Makes room; saying so again changes nothing. */
    void leave() {
      if (left.compareAndSet(false, true)) {
        taken.addAndGet(-places);
        batches.decrementAndGet();
      }
    }
  }
}
