package vn.tram.hub.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.tram.hub.visit.Pairing;
import vn.tram.protocol.entry.JournalEntry.Direction;

class ManyHubsTest {
  private static final int NODES = 6;
  private static final int PEOPLE = 30;

  @Test
  void hubsThatMergeAndPairAtTheSameTimeComeToTheSameAsOne() throws Exception {
    try (TestHub hub = new TestHub()) {
      List<SimNode> nodes = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        nodes.add(busy(hub.node("gate-" + i, i + 1), i));
      }
      nodes.forEach(node -> hub.take(node.all()));
      hub.pairing.run();
      List<String> alone = hub.tables();

      hub.empty();
      List<Callable<Boolean>> work = new ArrayList<>();
      for (SimNode node : nodes) {
        // Each node by two hubs, as after a broker gave one batch to both.
        work.add(() -> deliver(hub, node));
        work.add(() -> deliver(hub, node));
      }
      try (ExecutorService hubs = Executors.newFixedThreadPool(8)) {
        for (Future<Boolean> done : hubs.invokeAll(work)) {
          done.get();
        }
      }
      hub.pairing.run();
      assertEquals(alone, hub.tables());
    }
  }

  /** The same people at every gate, now with this card, now with that number. */
  private static SimNode busy(SimNode node, int salt) {
    node.boot(new UUID(salt, 0), 0);
    for (int i = 0; i < 4 * PEOPLE; i++) {
      int person = (i * 7 + salt * 3) % PEOPLE;
      List<Street.Shown> cards = Street.everythingOf(person);
      node.checkIn(
          cards.get((i + salt) % cards.size()),
          i % 2 == 0 ? Direction.IN : Direction.OUT,
          i * 60_000L);
    }
    return node;
  }

  private static boolean deliver(TestHub hub, SimNode node) {
    var pairing = new Pairing(hub.store);
    for (long first = 1; first <= node.lastSeq(); first += 20) {
      int count = (int) Math.min(20, node.lastSeq() - first + 1);
      hub.take(node.batch(first, count));
      pairing.run();
    }
    return true;
  }
}
