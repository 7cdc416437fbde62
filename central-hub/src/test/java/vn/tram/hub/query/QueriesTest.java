package vn.tram.hub.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tram.hub.merge.Channel;
import vn.tram.hub.merge.Street;
import vn.tram.hub.merge.TestHub;
import vn.tram.hub.query.NodeView.JournalView.Age;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.wire.Batch;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.PartState;
import vn.tram.protocol.wire.WireException.Reason;

class QueriesTest {
  private static final NodeName NODE = new NodeName("cho-1");
  private static final Site MARKET =
      new Site("cho", "Chợ Bắc Giang", "MARKET", new Policy.Closes(LocalTime.of(18, 0)));

  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub = new TestHub();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  @Test
  void anEmptyHubCountsNothing() {
    assertEquals(new Counters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), hub.overview.counters());
    assertEquals(List.of(), new NodeList(hub.store).nodes());
    assertEquals(List.of(), hub.rejects.parked(10));
    assertEquals(List.of(), hub.rejects.refused(10));
  }

  @Test
  void countersTellWhatIsThereAndWhatIsStillToDo() {
    hub.nodes.enrol(NODE, "Cổng 1", MARKET);
    var node = hub.node("cho-1", 3).boot(UUID.randomUUID(), 0);
    hub.take(node.in(Street.citizenCard(1), 1).in(Street.phone(2), 2).all());
    assertTrue(hub.overview.counters().waiting() > 0);
    assertEquals(0, hub.overview.counters().visits());
    hub.pairing.run();
    assertEquals(new Counters(2, 2, 2, 1, 0, 0, 0, 0, 0, 0), hub.overview.counters());
  }

  @Test
  void theChartShowsEveryStepAlsoThoseInWhichNothingCame() {
    var node = hub.node("cho-1", 3).boot(UUID.randomUUID(), 0);
    hub.take(node.in(Street.citizenCard(1), 1).in(Street.phone(2), 2).all());
    Instant to = Instant.now().plus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
    Instant from = to.minus(Duration.ofHours(1));
    List<Bar> minutes = hub.overview.merged(from, to, Duration.ofMinutes(1));
    assertEquals(60, minutes.size());
    assertEquals(from, minutes.getFirst().start());
    assertEquals(2, minutes.stream().mapToLong(Bar::count).sum());
    assertEquals(4, hub.overview.merged(from, to, Duration.ofMinutes(15)).size());
    assertThrows(
        IllegalArgumentException.class,
        () -> hub.overview.merged(from, to, Duration.ofSeconds(30)));
  }

  @Test
  void aNodeIsShownWithItsSiteItsStateAndItsJournals() {
    hub.nodes.enrol(NODE, "Cổng 1", MARKET);
    NodeView silent = new NodeList(hub.store).nodes().getFirst();
    assertTrue(silent.state().isEmpty());
    assertTrue(silent.lastHeard().isEmpty());

    var parts =
        List.of(new PartState("cổng vào", PartState.SCANNER, 6), new PartState("x", 200, 0));
    var state = new NodeState(NODE, true, "1.0", 3, 100, 90, 5_000, 20, OptionalInt.of(415), parts);
    hub.nodes.heard(state);
    hub.take(hub.node("cho-1", 3).boot(UUID.randomUUID(), 0).in(Street.phone(1), 1).all());
    hub.take(hub.node("cho-1", 4).boot(UUID.randomUUID(), 0).all());
    NodeView view = new NodeList(hub.store).nodes().getFirst();
    assertEquals("Cổng 1", view.title());
    assertEquals(MARKET, view.site());
    assertEquals(state, view.state().orElseThrow());
    assertEquals(10, view.state().orElseThrow().backlog());
    assertEquals(List.of(4L, 3L), view.journals().stream().map(j -> j.epoch()).toList());
    assertEquals(List.of(2L, 4L), view.journals().stream().map(j -> j.durable()).toList());
    assertEquals(1, hub.overview.counters().online());
  }

  private static List<Age> ages() {
    return new NodeList(hub.store)
        .nodes().getFirst().journals().stream()
            .sorted(Comparator.comparingLong(NodeView.JournalView::epoch))
            .map(NodeView.JournalView::age)
            .toList();
  }

  @Test
  void ofTwoJournalsThatCameByHandTheOneThatBeganLaterIsCurrentWhateverCameFirst() {
    UUID boot = UUID.randomUUID();
    Batch broken = hub.node("cho-1", 3).boot(boot, 1_000).in(Street.phone(1), 2_000).all();
    Batch fresh = hub.node("cho-1", 4).boot(boot, 60_000).in(Street.phone(2), 61_000).all();
    hub.take(fresh, Channel.CARRIED);
    assertEquals(List.of(Age.CURRENT), ages());
    hub.take(broken, Channel.CARRIED);
    assertEquals(List.of(Age.FORMER, Age.CURRENT), ages());
  }

  @Test
  void ofTwoJournalsThatNothingSetsInOrderNeitherIsCalledCurrent() {
    hub.take(
        hub.node("cho-1", 3).boot(UUID.randomUUID(), 0).in(Street.phone(1), 1).all(),
        Channel.CARRIED);
    hub.take(
        hub.node("cho-1", 4).boot(UUID.randomUUID(), 0).in(Street.phone(2), 1).all(),
        Channel.CARRIED);
    assertEquals(List.of(Age.NOT_KNOWN, Age.NOT_KNOWN), ages());
  }

  @Test
  void ofTwoJournalsThatCameByNetworkTheOneThatTalkedLaterIsCurrent() {
    hub.take(hub.node("cho-1", 4).boot(UUID.randomUUID(), 0).all());
    hub.take(hub.node("cho-1", 3).boot(UUID.randomUUID(), 0).all());
    assertEquals(List.of(Age.CURRENT, Age.FORMER), ages());
  }

  @Test
  void aParkedBatchIsShownWithItsReasonAndItsBytes() {
    var node = hub.node("cho-1", 3).boot(UUID.randomUUID(), 0).in(Street.phone(1), 1);
    hub.park(node.all());
    ParkedView parked = hub.rejects.parked(10).getFirst();
    assertEquals(NODE, parked.node());
    assertEquals(3, parked.epoch());
    assertEquals(1, parked.firstSeq());
    assertEquals(4, parked.entries());
    assertEquals(Reason.BAD_ENTRIES, parked.reason());
    assertTrue(parked.resolvedAt().isEmpty());
    assertEquals(parked.bytes(), hub.rejects.raw(parked.id()).orElseThrow().size());
    assertTrue(hub.rejects.raw(parked.id() + 1).isEmpty());
  }
}
