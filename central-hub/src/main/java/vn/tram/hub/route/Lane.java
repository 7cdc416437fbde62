package vn.tram.hub.route;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a lane: one batch that is worked at and those that wait, wherever on their way they
 * are. Room is counted in places of some kilobytes, so that a province's two thousand questions fit
 * where a few dozen full batches do. Safe for many threads.
 *
 * <p>As much room again is kept for senders that have nothing in the lane: whoever sends without
 * end fills the lane, and still keeps nobody else out of it. Those in it are served in the order in
 * which they came, so nobody waits for more than what was there before him.
 */
final class Lane {
  /** What takes one place. */
  static final int PLACE_BYTES = 4_096;

  private final int number;
  private final int capacity;

  /** Batches of each sender that has some. */
  private final Map<String, Integer> senders = new HashMap<>();

  private int batches;
  private int taken;

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

  /** How many batches there may be in it, whoever sends them. */
  static int most(int capacity) {
    return 2 * capacity + 1;
  }

  /**
   * Room for one more batch, if there is some.
   *
   * @param sender whose it is
   * @param bytes of the batch
   */
  synchronized Optional<Place> enter(String sender, int bytes) {
    int room = senders.containsKey(sender) ? capacity : 2 * capacity;
    if (taken > room) {
      return Optional.empty();
    }
    int places = Math.max(1, Math.ceilDiv(bytes, PLACE_BYTES));
    senders.merge(sender, 1, Integer::sum);
    batches++;
    taken += places;
    return Optional.of(new Place(sender, places));
  }

  /** How many batches wait. */
  synchronized int waiting() {
    return Math.max(0, batches - 1);
  }

  /** How many places are taken by what waits, 0 to the capacity. */
  synchronized int filled() {
    return Math.clamp(taken - 1, 0, capacity);
  }

  /** A batch's place in the lane, from coming in until it is answered or given up. */
  final class Place {
    private final String sender;
    private final int places;
    private boolean left;

    private Place(String sender, int places) {
      this.sender = sender;
      this.places = places;
    }

    Lane lane() {
      return Lane.this;
    }

    /** Makes room; saying so again changes nothing. */
    void leave() {
      synchronized (Lane.this) {
        if (!left) {
          left = true;
          taken -= places;
          batches--;
          senders.computeIfPresent(sender, (name, number) -> number == 1 ? null : number - 1);
        }
      }
    }
  }
}
