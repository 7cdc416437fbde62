package vn.tram.hub.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.hub.query.ParkedView;
import vn.tram.hub.trace.Trace;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.Batch;

/** The law of the merge: any order, any number of times, the same result. */
class MergeLawProperties {
  private static final int PEOPLE = 5;
  private static final Map<String, Site> SITES =
      Map.of(
          "cho-1", site("cho", "MARKET", new Policy.Closes(LocalTime.of(18, 0))),
          "cho-2", site("cho", "MARKET", new Policy.Closes(LocalTime.of(18, 0))),
          "benh-vien", site("benh-vien", "HOSPITAL", new Policy.Stays(Duration.ofHours(20))));

  private static TestHub hub;

  @BeforeContainer
  static void start() {
    hub = new TestHub();
  }

  @AfterContainer
  static void stop() {
    hub.close();
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void anyOrderSplitRepetitionAndDelayOfBatchesGivesTheSamePersonsVisitsAndTraces(
      @ForAll long seed) {
    List<SimNode> nodes = world(new Random(seed));

    begin(nodes);
    nodes.forEach(node -> hub.take(node.all()));
    hub.pairing.run();
    List<String> inOrder = hub.tables();
    List<Trace> traces = hub.traces();

    begin(nodes);
    deliver(nodes, new Random(seed + 1));
    List<String> inDisorder = hub.tables();
    assertEquals(without(inOrder, inDisorder), without(inDisorder, inOrder));
    assertEquals(traces, hub.traces());
  }

  private static String without(List<String> lines, List<String> others) {
    List<String> rest = new ArrayList<>(lines);
    others.forEach(rest::remove);
    return String.join("\n", rest);
  }

  private static void begin(List<SimNode> nodes) {
    hub.empty();
    nodes.forEach(node -> hub.nodes.enrol(node.name(), "Cổng", SITES.get(node.name().value())));
  }

  /** Some days of three gates that boot, restart, lose their clocks and find them again. */
  private static List<SimNode> world(Random random) {
    List<SimNode> nodes = new ArrayList<>();
    for (String name : SITES.keySet().stream().sorted().toList()) {
      SimNode node = hub.node(name, 1 + random.nextInt(1_000));
      Instant start = Instant.parse("2026-11-20T22:00:00Z");
      for (int boots = 1 + random.nextInt(4); boots > 0; boots--) {
        start = start.plusMillis(bootOf(node, start, random)).plusSeconds(random.nextInt(40_000));
      }
      nodes.add(node);
    }
    return nodes;
  }

  /** Returns how long it lasted. */
  private static long bootOf(SimNode node, Instant start, Random random) {
    var boot = new UUID(random.nextLong(), random.nextLong());
    boolean connected = random.nextInt(3) > 0;
    long millis = random.nextInt(60_000);
    node.boot(boot, millis);
    for (int events = 2 + random.nextInt(14); events > 0; events--) {
      millis += random.nextInt(3_600_000);
      switch (random.nextInt(12)) {
        case 0 -> node.boot(boot, millis);
        case 1 -> node.freshKey();
        case 2, 3 -> {
          if (connected) {
            // One in five is off by hours: anchors that contradict each other.
            long off = random.nextInt(5) == 0 ? random.nextInt(10_000_000) : 0;
            node.clock(
                millis,
                Moment.around(
                    start.plusMillis(millis + off), Duration.ofMillis(random.nextInt(60_000))));
          }
        }
        default -> {
          List<Street.Shown> cards = Street.everythingOf(random.nextInt(PEOPLE));
          Street.Shown shown =
              random.nextInt(20) == 0 ? Street.riddle() : cards.get(random.nextInt(cards.size()));
          node.checkIn(shown, random.nextBoolean() ? Direction.IN : Direction.OUT, millis);
        }
      }
    }
    return millis;
  }

  /** As a bad network, several hubs and an operator who is late would have it. */
  private static void deliver(List<SimNode> nodes, Random random) {
    Map<SimNode, Long> durable = new HashMap<>();
    nodes.forEach(node -> durable.put(node, 0L));
    while (nodes.stream().anyMatch(node -> durable.get(node) < node.lastSeq())) {
      SimNode node = nodes.get(random.nextInt(nodes.size()));
      Batch batch = someOf(node, durable.get(node), random);
      Outcome outcome = random.nextInt(6) == 0 ? hub.park(batch) : hub.take(batch, channel(random));
      long before = durable.get(node);
      durable.put(node, Math.max(before, outcome.durable()));
      boolean taken = outcome.kind() == Kind.STORED || outcome.kind() == Kind.PARKED;
      assertEquals(taken, outcome.durable() > before, "the cursor moves with what is taken");
      if (random.nextInt(5) == 0) {
        hub.pairing.run();
      }
      if (random.nextInt(8) == 0) {
        reprocessOne(random);
      }
    }
    while (hub.overview.counters().parked() > 0) {
      reprocessOne(random);
    }
    hub.pairing.run();
  }

  /** Batches of one journal may take both ways in turn. */
  private static Channel channel(Random random) {
    return random.nextBoolean() ? Channel.LIVE : Channel.CARRIED;
  }

  /** A batch that repeats, goes on, or leaves a gap. */
  private static Batch someOf(SimNode node, long durable, Random random) {
    long first = Math.clamp(durable + 1 - random.nextInt(6) + random.nextInt(3), 1, node.lastSeq());
    int count = (int) Math.min(random.nextInt(12), node.lastSeq() - first + 1);
    return node.batch(first, count);
  }

  private static void reprocessOne(Random random) {
    List<ParkedView> waiting =
        hub.rejects.parked(1_000).stream().filter(view -> view.resolvedAt().isEmpty()).toList();
    if (!waiting.isEmpty()) {
      hub.merge.reprocess(waiting.get(random.nextInt(waiting.size())).id());
    }
  }

  static Site market() {
    return SITES.get("cho-1");
  }

  private static Site site(String name, String kind, Policy policy) {
    return new Site(name, "Trạm " + name, kind, policy);
  }
}
