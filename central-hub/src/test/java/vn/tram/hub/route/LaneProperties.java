package vn.tram.hub.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Who comes in where somebody sends without end. */
class LaneProperties {
  /** As long as the broker passes on. */
  private static final int LARGEST = 614_400;

  /** A batch on its way through a lane. */
  private record Waiting(String sender, Lane.Place place) {}

  @Property(tries = 300)
  void nobodyIsKeptOutByOneWhoSendsWithoutEndAndEachIsServedInHisTurn(
      @ForAll @IntRange(min = 256, max = 600) int capacity,
      @ForAll @IntRange(min = 1, max = LARGEST) int greedyBytes,
      @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 5) Integer> served) {
    var lane = new Lane(0, capacity);
    Queue<Waiting> queue = new ArrayDeque<>();
    List<String> done = new ArrayList<>();
    for (int other = 0; other < served.size(); other++) {
      fill(lane, queue, greedyBytes);
      String name = "other-" + other;
      Optional<Lane.Place> place = lane.enter(name, 100);
      assertTrue(place.isPresent(), name + " is kept out");
      queue.add(new Waiting(name, place.get()));
      assertTrue(queue.size() <= Lane.most(capacity), "more batches than the queue holds");
      serve(queue, done, served.get(other));
    }
    serve(queue, done, queue.size());
    for (int other = 0; other < served.size(); other++) {
      assertTrue(done.contains("other-" + other), "nobody served other-" + other);
    }
    assertEquals(0, lane.filled());
    assertEquals(0, lane.waiting());
    assertTrue(lane.enter("greedy", LARGEST).isPresent(), "an empty lane lets in anybody");
  }

  /** The one sends until nothing more goes in. */
  private static void fill(Lane lane, Queue<Waiting> queue, int bytes) {
    for (Optional<Lane.Place> place = lane.enter("greedy", bytes);
        place.isPresent();
        place = lane.enter("greedy", bytes)) {
      queue.add(new Waiting("greedy", place.get()));
    }
  }

  private static void serve(Queue<Waiting> queue, List<String> done, int number) {
    for (int i = 0; i < number && !queue.isEmpty(); i++) {
      Waiting first = queue.remove();
      first.place().leave();
      first.place().leave();
      done.add(first.sender());
    }
  }

  @Property
  void allTogetherTakeTwiceTheRoomAndNoMore(
      @ForAll @IntRange(min = 2, max = 300) int capacity,
      @ForAll @Size(max = 700) List<@IntRange(min = 1, max = LARGEST) Integer> sizes) {
    var lane = new Lane(0, capacity);
    int let = 0;
    for (int sender = 0; sender < sizes.size(); sender++) {
      let += lane.enter("sender-" + sender, sizes.get(sender)).isPresent() ? 1 : 0;
    }
    assertTrue(let <= Lane.most(capacity), let + " batches in " + capacity + " places");
  }
}
