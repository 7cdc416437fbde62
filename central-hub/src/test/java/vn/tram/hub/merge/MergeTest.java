package vn.tram.hub.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.hub.visit.Visit;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.CheckIn;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.seal.HubSealKey;
import vn.tram.protocol.time.Moment;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.WireException;

class MergeTest {
  private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");
  private static final UUID BOOT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID NEXT_BOOT = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final Street.Shown AN = Street.citizenCard(1);
  private static final Street.Shown BINH = Street.citizenCard(2);

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

  /** Ten entries: Boot, Key, and four times Person and CheckIn. */
  private static SimNode tenEntries() {
    SimNode node = hub.node("cho-1", 7).boot(BOOT, 1_000);
    for (int n = 0; n < 4; n++) {
      node.in(Street.citizenCard(n), 10_000 + n);
    }
    return node;
  }

  @ParameterizedTest(name = "cursor at {0}, batch of {2} from {1}: {3} up to {4}")
  @CsvSource({
    "0, 1, 10, STORED, 10, 4",
    "0, 1, 4, STORED, 4, 1",
    "0, 2, 3, GAP, 0, 0",
    "4, 5, 6, STORED, 10, 3",
    "4, 1, 10, STORED, 10, 3",
    "4, 4, 2, STORED, 5, 0",
    "4, 1, 4, KNOWN, 4, 0",
    "4, 2, 2, KNOWN, 3, 0",
    "4, 6, 5, GAP, 4, 0",
    "10, 1, 10, KNOWN, 10, 0",
    "4, 5, 0, KNOWN, 4, 0",
    "4, 1, 0, KNOWN, 4, 0",
    "4, 11, 0, GAP, 4, 0",
    "0, 1, 0, KNOWN, 0, 0",
  })
  void whatIsKnownIsSkippedWhatIsNewIsTakenAndNothingIsTakenBehindAGap(
      int cursor, int first, int count, Kind kind, long durable, int checkIns) {
    SimNode node = tenEntries();
    if (cursor > 0) {
      hub.take(node.batch(1, cursor));
    }
    Outcome outcome = hub.take(node.batch(first, count));
    assertEquals(kind, outcome.kind());
    assertEquals(durable, outcome.durable());
    assertEquals(checkIns, outcome.checkIns());
    assertEquals(kind == Kind.STORED ? durable - cursor : 0, outcome.entries());
    assertEquals(
        Math.max(0, Math.max(cursor, durable) / 2 - 1),
        hub.overview.counters().checkIns(),
        "check-ins in all");
  }

  @Test
  void aJournalOfAnotherEpochIsAnotherJournal() {
    hub.take(tenEntries().all());
    SimNode restored = hub.node("cho-1", 8).boot(BOOT, 1_000).in(AN, 2_000);
    assertEquals(Kind.GAP, hub.take(restored.batch(2, 3)).kind());
    assertEquals(1, hub.take(restored.all()).checkIns());
    assertEquals(5, hub.overview.counters().checkIns());
  }

  @Test
  void whoPassesIsFoundByEveryNumberOnTheCard() {
    hub.take(hub.node("cho-1", 1).boot(BOOT, 0).in(AN, 60_000).clock(60_000, at(NOON)).all());
    hub.pairing.run();
    var person = hub.people.person(hub.personOf(Street.oldNumber(1))).orElseThrow();
    assertEquals(person.id(), hub.personOf(Street.number(1)));
    assertEquals("Nguyễn Văn Mẫu B", person.holder().name());
    assertEquals(
        List.of("CITIZEN 024088000001", "OLD_IDENTITY 121000001"),
        person.numbers().stream().map(key -> key.kind() + " " + key.number()).toList());
    Visit visit = hub.visitsOf(AN).getFirst();
    assertTrue(visit.arrived().contains(NOON));
  }

  @Test
  void personsAreOneOnceACardCarriesBothNumbersWhateverCameFirst() {
    SimNode node = hub.node("cho-1", 1).boot(BOOT, 0).clock(0, at(NOON));
    node.in(Street.oldNumber(1), 60_000).out(Street.number(1), 120_000);
    hub.take(node.all());
    hub.pairing.run();
    UUID byNumber = hub.personOf(Street.number(1));
    UUID byOldNumber = hub.personOf(Street.oldNumber(1));
    assertFalse(byNumber.equals(byOldNumber));
    assertEquals(1, hub.visitsOf(Street.oldNumber(1)).size());
    assertEquals(
        Visit.Departure.USUAL_STAY, hub.visitsOf(Street.oldNumber(1)).getFirst().departure());

    hub.take(hub.node("truong-1", 1).boot(NEXT_BOOT, 0).in(AN, 60_000).all());
    hub.pairing.run();
    assertEquals(hub.personOf(Street.number(1)), hub.personOf(Street.oldNumber(1)));
    assertEquals(hub.personOf(AN), hub.people.person(byNumber).orElseThrow().id());
    Visit joined = hub.visitsOf(Street.oldNumber(1)).getLast();
    assertEquals(Visit.Departure.SEEN, joined.departure());
    assertEquals(2, hub.overview.counters().visits());
  }

  @Test
  void aPersonThatDoesNotOpenOrIsNoCardNeitherBlocksNorHides() {
    SimNode foreign =
        new SimNode("cho-1", 1, HubSealKey.generate().publicKey()).boot(BOOT, 0).in(AN, 1_000);
    assertEquals(1, hub.take(foreign.all()).checkIns());
    SimNode odd = hub.node("cho-2", 1).boot(NEXT_BOOT, 0).in(Street.riddle(), 1_000);
    assertEquals(1, hub.take(odd.in(BINH, 2_000).batch(1, 6)).entries() > 0 ? 1 : 0);
    hub.pairing.run();
    assertEquals(2, hub.overview.counters().unresolved());
    assertEquals(1, hub.overview.counters().visits());
    assertEquals(0, hub.merge.reread());
    assertEquals(2, hub.overview.counters().unresolved());
  }

  @Test
  void whatAKeyOfBeforeSealedIsReadOnceTheHubHasThatKeyAgain() throws WireException {
    HubSealKey before = HubSealKey.generate();
    hub.take(new SimNode("cho-1", 1, before.publicKey()).boot(BOOT, 0).in(AN, 1_000).all());
    var merge =
        new Merge(hub.store, hub.vault, SealKeys.of(List.of(TestHub.SEAL, before)), hub.reader);
    assertEquals(1, merge.reread());
    hub.pairing.run();
    assertEquals(0, hub.overview.counters().unresolved());
    assertEquals(1, hub.visitsOf(AN).size());
  }

  @Test
  void aCheckInThatNamesAPersonWhoIsNotThereIsSeenWaiting() {
    SimNode node = hub.node("cho-1", 1).boot(BOOT, 0);
    node.add(new CheckIn(1, Direction.IN, 0, 1_000, Set.of()));
    assertEquals(1, hub.take(node.all()).checkIns());
    assertEquals(1, hub.overview.counters().unresolved());
  }

  @Test
  void entriesThatContradictEachOtherAreForAnOperatorAndTakeNothing() {
    SimNode ahead = hub.node("cho-1", 1).boot(BOOT, 0);
    ahead.add(new CheckIn(3, Direction.IN, 0, 1_000, Set.of()));
    SimNode endless =
        hub.node("cho-2", 1).add(new Boot(BOOT, "1.0", Long.MAX_VALUE, Instant.EPOCH, false));
    SimNode unprintable = hub.node("cho-3", 1).add(new Boot(BOOT, "1\0", 1, Instant.EPOCH, false));
    for (SimNode node : List.of(ahead, endless, unprintable)) {
      WireException refused =
          assertThrows(
              WireException.class,
              () -> hub.merge.merge(node.all(), new byte[0], Channel.LIVE),
              node.name().value());
      assertEquals(WireException.Reason.BAD_ENTRIES, refused.reason());
      assertEquals(Kind.PARKED, hub.park(node.all()).kind());
      assertEquals(node.lastSeq(), hub.take(node.question()).durable());
    }
    assertEquals(0, hub.overview.counters().checkIns());
    assertEquals(3, hub.overview.counters().parked());
  }

  @Test
  void aParkedBatchLetsTheNodeGoOnAndIsOneWithTheRestOnceItIsUnderstood() {
    SimNode node = tenEntries().out(AN, 20_000).clock(20_000, at(NOON));
    hub.take(node.all());
    hub.pairing.run();
    List<String> inOrder = hub.tables();
    hub.empty();

    Outcome parked = hub.park(node.batch(1, 6));
    assertEquals(new Outcome(Kind.PARKED, node.batch(1, 6).header().pointAfter(), 6, 0), parked);
    assertEquals(Kind.KNOWN, hub.park(node.batch(1, 6)).kind());
    assertEquals(Kind.GAP, hub.park(node.batch(9, 1)).kind());
    assertEquals(Kind.STORED, hub.take(node.batch(7, 6)).kind());
    hub.pairing.run();
    assertEquals(1, hub.overview.counters().parked());
    assertEquals(3, hub.overview.counters().unresolved());
    assertEquals(0, hub.overview.counters().visits());

    long id = hub.rejects.parked(10).getFirst().id();
    assertEquals(Kind.STORED, hub.merge.reprocess(id).kind());
    assertEquals(Kind.KNOWN, hub.merge.reprocess(id).kind());
    hub.pairing.run();
    assertEquals(inOrder, hub.tables());
    assertEquals(0, hub.overview.counters().parked());
    assertEquals(0, hub.overview.counters().unresolved());
    assertTrue(hub.rejects.parked(10).getFirst().resolvedAt().isPresent());
    assertThrows(IllegalArgumentException.class, () -> hub.merge.reprocess(id + 1));
  }

  @Test
  void aBatchThatStillIsNotUnderstoodStaysParkedWithItsReason() {
    SimNode node = hub.node("cho-1", 1).boot(BOOT, 0);
    node.add(new CheckIn(3, Direction.IN, 0, 1_000, Set.of()));
    hub.park(node.all());
    var view = hub.rejects.parked(10).getFirst();
    assertEquals(Kind.PARKED, hub.merge.reprocess(view.id()).kind());
    assertEquals(
        "entry 3 names an entry that is not before it, or a time out of range",
        hub.rejects.parked(10).getFirst().detail());
    assertTrue(hub.rejects.raw(view.id()).orElseThrow().size() > 0);
  }

  @Test
  void aLateAnchorGivesOldCheckInsTheirTimeAndOldVisitsFollow() {
    SimNode node = hub.node("cho-1", 1).boot(BOOT, 0).in(AN, 60_000).out(AN, 660_000);
    hub.take(node.all());
    hub.pairing.run();
    assertEquals(TestHub.NEVER, hub.visitsOf(AN).getFirst().left().latest());

    long before = node.lastSeq();
    node.boot(NEXT_BOOT, 1_000).clock(2_000, at(NOON));
    hub.take(node.batch(before + 1, 3));
    hub.pairing.run();
    Visit bounded = hub.visitsOf(AN).getFirst();
    assertTrue(bounded.left().latest().isBefore(NOON), "the boot after it bounds it");

    SimNode again = hub.node("cho-2", 1).boot(BOOT, 0).in(BINH, 60_000).out(BINH, 660_000);
    hub.take(again.all());
    again.clock(1_000_000, at(NOON));
    hub.take(again.batch(again.lastSeq(), 1));
    hub.pairing.run();
    Visit exact = hub.visitsOf(BINH).getFirst();
    assertTrue(exact.arrived().contains(NOON.minusMillis(940_000)));
    assertTrue(exact.left().contains(NOON.minusMillis(340_000)));
    assertTrue(exact.left().width().compareTo(Duration.ofSeconds(3)) < 0);
  }

  @Test
  void aPairingThatHasToMakeWayIsTakenUpWhereItStopped() {
    hub.take(hub.node("cho-1", 1).boot(BOOT, 0).clock(0, at(NOON)).in(AN, 60_000).all());
    assertTrue(hub.overview.counters().waiting() > 0);
    int persons = 0;
    for (int turn = 0; hub.overview.counters().waiting() > 0; turn++) {
      persons += hub.pairing.run(() -> false);
      assertTrue(turn < 10, hub.overview.counters().waiting() + " still wait");
    }
    assertEquals(1, persons);
    assertEquals(1, hub.visitsOf(AN).size());
  }

  @Test
  void aSiteThatGetsAnotherClosingTimeGetsItsVisitsPairedAgain() {
    Instant morning = Instant.parse("2026-11-21T01:00:00Z");
    hub.take(hub.node("cho-1", 1).boot(BOOT, 0).in(AN, 60_000).clock(60_000, at(morning)).all());
    hub.pairing.run();
    assertEquals(Visit.Departure.USUAL_STAY, hub.visitsOf(AN).getFirst().departure());
    var closes = new Policy.Closes(LocalTime.of(18, 0));
    var site = new Site("cho", "Chợ Bắc Giang", "MARKET", closes);
    for (int i = 0; i < 2; i++) {
      hub.nodes.enrol(new NodeName("cho-1"), "Cổng 1", site);
      assertEquals(i == 0 ? 1 : 0, hub.pairing.run(), "filed for time " + (i + 1));
    }
    Visit visit = hub.visitsOf(AN).getFirst();
    assertEquals(site, visit.site());
    assertEquals(Visit.Departure.CLOSING, visit.departure());
    assertEquals(Instant.parse("2026-11-21T11:00:00Z"), visit.left().latest());
    assertTrue(visit.insideAt(morning.plusSeconds(3_600)));
    assertFalse(visit.insideAt(visit.left().latest()));
  }

  @Test
  void whoListensHearsOfEveryBatchAfterItsCommit() {
    List<String> heard = new ArrayList<>();
    var merge = new Merge(hub.store, hub.vault, SealKeys.of(List.of(TestHub.SEAL)), hub.reader);
    merge.onMerge(
        (node, outcome) ->
            heard.add(node + " " + outcome.kind() + " " + hub.overview.counters().checkIns()));
    SimNode node = tenEntries();
    try {
      merge.merge(node.batch(1, 4), new byte[0], Channel.LIVE);
      merge.merge(node.batch(1, 10), new byte[0], Channel.LIVE);
      merge.merge(node.batch(1, 10), new byte[0], Channel.LIVE);
    } catch (WireException e) {
      throw new AssertionError(e);
    }
    assertEquals(List.of("cho-1 STORED 1", "cho-1 STORED 4", "cho-1 KNOWN 4"), heard);
  }

  @Test
  void refusalsAreCountedByTopicAndReason() {
    for (int i = 0; i < 3; i++) {
      hub.merge.refuse(
          "tram/1/cho-1/batch",
          100 + i,
          new WireException(WireException.Reason.WRONG_SIGNATURE, "not\0signed"));
    }
    hub.merge.refuse(
        "tram/1/cho-2/batch", 1, new WireException(WireException.Reason.CUT_SHORT, "cut"));
    var refused = hub.rejects.refused(10);
    assertEquals(2, refused.size());
    assertEquals(3, refused.getLast().times());
    assertEquals(102, refused.getLast().bytes());
    assertEquals("not\uFFFDsigned", refused.getLast().detail());
    assertEquals(4, hub.overview.counters().refused());
  }

  private static Moment at(Instant instant) {
    return Moment.around(instant, Duration.ofSeconds(1));
  }
}
