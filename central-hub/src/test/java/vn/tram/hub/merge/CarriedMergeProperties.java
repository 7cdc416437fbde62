package vn.tram.hub.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Batch;

/**
 * A courier and a network bring the same journals, each cut in its own way, each with repetitions;
 * a stick may lie in a drawer meanwhile. The tables are those of a hub that got all of it in order.
 */
class CarriedMergeProperties {
  private static final Site SITE =
      new Site("cho", "Chợ", "MARKET", new Policy.Stays(Duration.ofHours(6)));

  private static TestHub hub;

  @BeforeContainer
  static void start() {
    hub = new TestHub();
  }

  @AfterContainer
  static void stop() {
    hub.close();
  }

  private record Sent(Batch batch, Channel channel) {}

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void anyInterleavingOfCarriedAndLiveBatchesGivesTheSameTables(@ForAll long seed) {
    var random = new Random(seed);
    List<SimNode> nodes =
        List.of(journal("cho-1", random), journal("cho-2", random), journal("cho-3", random));
    begin(nodes);
    nodes.forEach(node -> hub.take(node.all()));
    hub.pairing.run();
    List<String> inOrder = hub.tables();

    begin(nodes);
    List<List<Sent>> queues = new ArrayList<>();
    for (SimNode node : nodes) {
      queues.add(cut(node, Channel.LIVE, random));
      // The same stick twice, and one that was written in between.
      queues.add(cut(node, Channel.CARRIED, random));
      queues.add(cut(node, Channel.CARRIED, random));
    }
    while (!queues.isEmpty()) {
      List<Sent> queue = queues.get(random.nextInt(queues.size()));
      Sent sent = queue.removeFirst();
      hub.take(sent.batch(), sent.channel());
      queues.removeIf(List::isEmpty);
    }
    hub.pairing.run();

    assertEquals(String.join("\n", inOrder), String.join("\n", hub.tables()), "seed " + seed);
  }

  private static void begin(List<SimNode> nodes) {
    hub.empty();
    nodes.forEach(node -> hub.nodes.enrol(node.name(), "Cổng", SITE));
  }

  private static SimNode journal(String name, Random random) {
    SimNode node = hub.node(name, 1 + random.nextInt(1_000));
    Instant start = Instant.parse("2026-11-20T22:00:00Z");
    long millis = 1_000;
    node.boot(new UUID(random.nextLong(), random.nextLong()), millis);
    for (int events = 5 + random.nextInt(20); events > 0; events--) {
      millis += random.nextInt(3_600_000);
      List<Street.Shown> cards = Street.everythingOf(random.nextInt(4));
      Direction direction = random.nextBoolean() ? Direction.IN : Direction.OUT;
      node.checkIn(cards.get(random.nextInt(cards.size())), direction, millis);
      if (random.nextInt(6) == 0) {
        node.clock(millis, Moment.around(start.plusMillis(millis), Duration.ofSeconds(1)));
      }
    }
    return node;
  }

  /** The whole journal without gaps, cut anywhere, some of it twice. */
  private static List<Sent> cut(SimNode node, Channel channel, Random random) {
    List<Sent> sent = new ArrayList<>();
    long first = 1;
    while (first <= node.lastSeq()) {
      int count = (int) Math.min(1 + random.nextInt(9), node.lastSeq() - first + 1);
      sent.add(new Sent(node.batch(first, count), channel));
      if (random.nextInt(4) > 0) {
        first += count;
      }
    }
    return sent;
  }
}
