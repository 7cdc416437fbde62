package vn.tram.hub.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.hub.merge.Outcome.Kind;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.time.Moment;

/** Boxes that were copied, came out of a backup, or bear a name twice, on a real database. */
class BranchTest {
  private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
  private static final UUID BOOT = new UUID(1, 1);

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
  void begin() {
    hub.empty();
  }

  @Test
  void aCopiedBoxIsKeptApartAndBothGoOn() {
    SimNode box = box();
    hub.take(box.all());
    SimNode twin = box.copy();
    long shared = box.lastSeq();
    box.in(Street.citizenCard(1), 2_000);
    hub.take(box.batch(shared + 1, 2));
    int merged = checkIns();

    twin.in(Street.citizenCard(2), 2_000);
    Outcome apart = hub.take(twin.batch(shared + 1, 2));
    assertEquals(Kind.APART, apart.kind());
    assertEquals(twin.point(), apart.point());
    assertEquals(merged, checkIns());

    twin.out(Street.citizenCard(2), 3_000);
    assertEquals(twin.before(twin.lastSeq()), hub.take(twin.question(twin.lastSeq())).point());
    assertEquals(Kind.APART, hub.take(twin.batch(twin.lastSeq(), 1)).kind());
    assertEquals(twin.point(), hub.take(twin.question()).point());
    box.out(Street.citizenCard(1), 3_000);
    assertEquals(Kind.STORED, hub.take(box.batch(box.lastSeq(), 1)).kind());
    assertEquals(box.point(), hub.take(box.question()).point());
    assertEquals(merged + 1, checkIns());
    // Known entries of either are known, however they are cut.
    assertEquals(Kind.KNOWN, hub.take(twin.batch(2, (int) twin.lastSeq() - 1)).kind());
    assertEquals(Kind.KNOWN, hub.take(box.batch(2, (int) box.lastSeq() - 1)).kind());
  }

  @Test
  void aTwinWhoseFirstOtherEntriesWereLostIsToldToGoBack() {
    SimNode box = box();
    SimNode twin = box.copy();
    box.in(Street.citizenCard(1), 2_000).out(Street.citizenCard(1), 2_500);
    hub.take(box.all());
    twin.in(Street.citizenCard(2), 2_000).out(Street.citizenCard(2), 2_500);
    Outcome late = hub.take(twin.batch(twin.lastSeq(), 1));
    assertEquals(Kind.GAP, late.kind());
    assertEquals(box.point(), late.point());
    assertEquals(Kind.APART, hub.take(twin.all()).kind());
    assertEquals(twin.point(), hub.take(twin.question()).point());
  }

  @Test
  void whatIsTakenInIsReadWithWhatItSharesAndTakenBackWholly() {
    SimNode box = box();
    SimNode twin = box.copy();
    box.in(Street.citizenCard(1), 2_000);
    hub.take(box.all());
    hub.pairing.run();
    List<String> before = hub.tables();
    // Somebody whom the shared entries name, under their key, at a time that their anchor tells.
    twin.out(Street.citizenCard(0), 60_000);
    hub.take(twin.batch(twin.lastSeq(), 1));
    int branch = branch();

    takeIn(branch, "can.bo", "hộp thay tạm");
    hub.pairing.run();
    assertEquals(1, hub.visitsOf(Street.citizenCard(0)).size());
    assertEquals(0, hub.overview.counters().unresolved());
    Moment left = hub.visitsOf(Street.citizenCard(0)).getFirst().left();
    assertTrue(left.contains(NOON.plusMillis(60_000)), left::toString);

    twin.in(Street.citizenCard(3), 70_000);
    assertEquals(Kind.STORED, hub.take(twin.batch(twin.lastSeq() - 1, 2)).kind());
    hub.pairing.run();
    assertEquals(1, hub.visitsOf(Street.citizenCard(3)).size());

    keepOut(branch, "can.bo", "nhầm");
    hub.pairing.run();
    List<String> after = new ArrayList<>(hub.tables());
    after.removeIf(line -> line.contains("journal") || isOfThirdCitizen(line));
    List<String> expected = new ArrayList<>(before);
    expected.removeIf(line -> line.contains("journal"));
    assertEquals(expected, after);

    takeIn(branch, "can.bo", "đúng là hộp thay");
    hub.pairing.run();
    assertEquals(1, hub.visitsOf(Street.citizenCard(3)).size());
  }

  @Test
  void ofTwoWhoDecideAtOnceOneDecidesAndTheOtherIsTold() throws Exception {
    SimNode box = box();
    SimNode twin = box.copy();
    box.in(Street.citizenCard(1), 2_000);
    hub.take(box.all());
    twin.out(Street.citizenCard(0), 60_000);
    hub.take(twin.batch(twin.lastSeq(), 1));
    int branch = branch();
    Decisions decisions = hub.merge.decisions();
    for (int round = 0; round < 10; round++) {
      int seen = decisions(branch);
      var in =
          CompletableFuture.supplyAsync(() -> decisions.takeIn(branch, seen, "mot", "hộp thay"));
      var out =
          CompletableFuture.supplyAsync(() -> decisions.keepOut(branch, seen, "hai", "hộp cũ"));
      boolean taken = in.get(30, TimeUnit.SECONDS);
      assertEquals(!taken, out.get(30, TimeUnit.SECONDS), "round " + round);
      assertEquals(seen + 1, decisions(branch), "round " + round);
      int standing = ids("select standing from journal where id = " + branch).getFirst();
      assertEquals(taken ? 2 : 3, standing, "round " + round);
    }
    assertFalse(decisions.takeIn(branch, 0, "ba", "nhìn trang cũ"));
  }

  /** Cards are not forgotten, and bring no visit. */
  private static boolean isOfThirdCitizen(String line) {
    UUID person = hub.personOf(Street.citizenCard(3));
    List<String> ids =
        hub.store
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select cast(i.id as text) from identifier i where person = :person"
                                + " union select cast(c.id as text) from card c"
                                + " join identifier i on i.id = c.identifier"
                                + " where i.person = :person")
                        .bind("person", person)
                        .mapTo(String.class)
                        .list());
    return !line.startsWith("(visit") && ids.stream().anyMatch(line::contains);
  }

  @Test
  void aPersonThatComesLateToTheParentComesToTheBranchToo() {
    SimNode box = box();
    SimNode twin = box.copy();
    hub.park(box.all());
    twin.out(Street.citizenCard(0), 60_000);
    box.in(Street.citizenCard(1), 2_000);
    hub.take(box.batch(box.lastSeq() - 1, 2));
    hub.take(twin.batch(twin.lastSeq(), 1));
    takeIn(branch(), "can.bo", "hộp thay tạm");
    assertEquals(2, hub.overview.counters().unresolved());
    hub.merge.reprocess(hub.rejects.parked(1).getFirst().id());
    hub.pairing.run();
    assertEquals(0, hub.overview.counters().unresolved());
    assertEquals(1, hub.visitsOf(Street.citizenCard(0)).size());
  }

  @Test
  void aFormerJournalThatTalksLiveIsKeptApartAndOneThatIsCarriedIsWelcome() {
    SimNode former = box();
    hub.take(former.batch(1, 3));
    SimNode present = hub.node("cho-1", 8).boot(new UUID(2, 2), 0);
    hub.take(present.all());
    assertEquals(Kind.STORED, hub.take(former.batch(4, 1), Channel.CARRIED).kind());
    Outcome live = hub.take(former.batch(5, (int) former.lastSeq() - 4));
    assertEquals(Kind.APART, live.kind());
    assertEquals(former.point(), live.point());
    assertEquals(former.point(), hub.take(former.question()).point());
    former.in(Street.citizenCard(4), 5_000);
    assertEquals(Kind.APART, hub.take(former.batch(former.lastSeq() - 1, 2)).kind());
    assertEquals(0, checkIns());
    present.in(Street.citizenCard(1), 5_000);
    assertEquals(Kind.STORED, hub.take(present.all()).kind());

    takeIn(branch(), "can.bo", "hai hộp cùng trạm");
    takeIn(branch(), "can.bo", "hai hộp cùng trạm");
    assertEquals(3, checkIns());
    assertEquals(former.point(), hub.take(former.question()).point());
    former.out(Street.citizenCard(4), 6_000);
    assertEquals(Kind.STORED, hub.take(former.batch(former.lastSeq(), 1)).kind());
    assertEquals(4, checkIns());
  }

  @Test
  void aFormerJournalThatWasTakenInByMistakeIsTakenOutAgainAndNothingElseWithIt() {
    SimNode former = box();
    hub.take(former.all());
    SimNode present = hub.node("cho-1", 8).boot(new UUID(2, 2), 0);
    hub.take(present.all());
    present.in(Street.citizenCard(1), 5_000);
    hub.take(present.all());
    hub.pairing.run();
    List<String> before = withoutCards();

    former.in(Street.citizenCard(4), 5_000);
    former.clock(6_000, Moment.around(NOON.plusSeconds(6), Duration.ofMillis(10)));
    assertEquals(Kind.APART, hub.take(former.batch(former.lastSeq() - 2, 3)).kind());
    takeIn(branch(), "can.bo", "hai hộp cùng trạm");
    former.boot(new UUID(3, 3), 0).out(Street.citizenCard(4), 7_000);
    int lately = (int) (former.lastSeq() - hub.take(former.question()).durable());
    assertEquals(Kind.STORED, hub.take(former.batch(former.lastSeq() - lately + 1, lately)).kind());
    hub.pairing.run();
    List<String> taken = withoutCards();
    assertEquals(1, hub.visitsOf(Street.citizenCard(4)).size());

    keepOut(branch(), "can.bo", "nhầm");
    hub.pairing.run();
    assertEquals(List.of(), hub.visitsOf(Street.citizenCard(4)));
    assertEquals(before, withoutCards());
    assertEquals(1, branches().size());

    // It talks on, is answered, and is still kept apart.
    assertEquals(former.point(), hub.take(former.question()).point());
    former.in(Street.citizenCard(4), 9_000);
    assertEquals(Kind.APART, hub.take(former.batch(former.lastSeq(), 1)).kind());
    assertEquals(former.point(), hub.take(former.question()).point());
    assertEquals(before, withoutCards());

    takeIn(branch(), "can.bo", "đúng là hai hộp");
    hub.pairing.run();
    assertEquals(2, hub.visitsOf(Street.citizenCard(4)).size());
    keepOut(branch(), "can.bo", "nhầm lần nữa");
    hub.pairing.run();
    assertEquals(before, withoutCards());
    assertTrue(taken.size() > before.size(), "something was merged and taken away");
  }

  @Test
  void whatACourierBroughtOfAFormerJournalStaysWhenTheRestIsTakenOut() {
    SimNode former = box();
    former.in(Street.citizenCard(4), 5_000);
    hub.take(former.batch(1, 3));
    hub.take(hub.node("cho-1", 8).boot(new UUID(2, 2), 0).all());
    former.in(Street.citizenCard(5), 6_000);
    long last = former.lastSeq();
    assertEquals(Kind.APART, hub.take(former.batch(4, (int) last - 3)).kind());
    assertEquals(Kind.STORED, hub.take(former.batch(4, 2), Channel.CARRIED).kind());
    int carried = checkIns();
    takeIn(branch(), "can.bo", "hai hộp cùng trạm");
    assertEquals(3, checkIns());
    keepOut(branch(), "can.bo", "nhầm");
    assertEquals(carried, checkIns());
    // By hand the rest is welcome, once.
    assertEquals(Kind.STORED, hub.take(former.batch(6, (int) last - 5), Channel.CARRIED).kind());
    assertEquals(Kind.KNOWN, hub.take(former.all(), Channel.CARRIED).kind());
    assertEquals(3, checkIns());
    assertEquals(0, hub.overview.counters().unresolved());
  }

  /** Cards are not forgotten, and a journal that is kept apart has a row of its own. */
  private static List<String> withoutCards() {
    return hub.tables().stream()
        .filter(
            line ->
                List.of("(boot", "(anchor", "(person", "(check-in", "(visit").stream()
                    .anyMatch(line::startsWith))
        .toList();
  }

  @Test
  void whatANodeDeletedIsAGapThatALaterBatchFillsExactlyOnce() {
    SimNode box = box();
    for (int n = 0; n < 5; n++) {
      box.in(Street.citizenCard(n + 1), 10_000 + n);
    }
    hub.take(box.all());
    hub.pairing.run();
    List<String> whole = hub.tables();
    hub.empty();
    hub.take(box.batch(1, 3));
    assertEquals(Kind.GAP, hub.take(box.batch(9, 4)).kind());
    Outcome beyond = hub.take(box.nothingEarlier(9, 4));
    assertEquals(Kind.STORED, beyond.kind());
    assertEquals(12, beyond.durable());
    hub.take(box.batch(13, (int) box.lastSeq() - 12));
    assertEquals(Kind.STORED, hub.take(box.batch(5, 3), Channel.CARRIED).kind());
    assertEquals(Kind.KNOWN, hub.take(box.batch(5, 3), Channel.CARRIED).kind());
    assertEquals(Kind.STORED, hub.take(box.batch(1, 10), Channel.CARRIED).kind());
    hub.pairing.run();
    assertEquals(whole, hub.tables());
  }

  @Test
  void whatWasReadOutOfADamagedJournalOfOneOfTwoBoxesWaitsForADecisionOnce() {
    SimNode box = box();
    SimNode twin = box.copy();
    hub.take(box.all());
    long shared = box.lastSeq();
    box.in(Street.citizenCard(1), 2_000).out(Street.citizenCard(1), 3_000);
    twin.in(Street.citizenCard(2), 2_000);
    hub.take(box.batch(shared + 1, 1));
    hub.take(twin.batch(shared + 1, 2));
    var salvaged = box.salvaged(shared + 3, 1);
    assertEquals(Kind.APART, hub.take(salvaged, Channel.CARRIED).kind());
    assertEquals(Kind.KNOWN, hub.take(salvaged, Channel.CARRIED).kind());
    box.in(Street.citizenCard(3), 4_000);
    var next = box.salvaged(shared + 4, (int) (box.lastSeq() - shared) - 3);
    assertEquals(Kind.APART, hub.take(next, Channel.CARRIED).kind());
    assertEquals(Kind.KNOWN, hub.take(salvaged, Channel.CARRIED).kind());
    assertEquals(Kind.KNOWN, hub.take(next, Channel.CARRIED).kind());
    assertEquals(2, branches().size());
  }

  @Test
  void whatIsFromBehindAHoleHasNoTimeUntilTheHoleIsFilledAndThenItsOwn() {
    SimNode box = box();
    for (int n = 1; n < 6; n++) {
      box.in(Street.citizenCard(n), 10_000 + n);
    }
    box.boot(new UUID(2, 2), 0).in(Street.citizenCard(6), 1_000);
    int last = (int) box.lastSeq();
    hub.take(box.all());
    hub.pairing.run();
    List<String> whole = hub.tables();
    hub.empty();

    hub.take(box.batch(1, 3));
    assertEquals(Kind.STORED, hub.take(box.salvaged(9, last - 8), Channel.CARRIED).kind());
    assertEquals(Kind.KNOWN, hub.take(box.salvaged(9, last - 8), Channel.CARRIED).kind());
    hub.pairing.run();
    assertEquals(Moment.UNKNOWN, hub.visitsOf(Street.citizenCard(5)).getFirst().arrived());
    assertEquals(Kind.STORED, hub.take(box.batch(4, 3), Channel.CARRIED).kind());
    hub.pairing.run();
    assertEquals(Moment.UNKNOWN, hub.visitsOf(Street.citizenCard(5)).getFirst().arrived());
    assertEquals(Kind.STORED, hub.take(box.batch(7, 2), Channel.CARRIED).kind());
    hub.pairing.run();
    assertEquals(whole, hub.tables());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whoeverOfTwoBoxesCameFirstOnceBothAreTakenInPersonsAndVisitsAreTheSame(long seed) {
    Random random = new Random(seed);
    SimNode box = box();
    SimNode twin = box.copy();
    people(box, random, 2);
    people(twin, random, 3);
    hub.nodes.enrol(box.name(), "Cổng", MergeLawProperties.market());
    interleave(List.of(box, twin), new Random(seed));
    List<String> one = facts();
    hub.empty();
    hub.nodes.enrol(box.name(), "Cổng", MergeLawProperties.market());
    interleave(List.of(twin, box), new Random(seed + 100));
    assertEquals(String.join("\n", one), String.join("\n", facts()));
  }

  private static void people(SimNode node, Random random, int boot) {
    long millis = random.nextInt(1_000_000);
    node.boot(new UUID(boot, boot), millis);
    if (random.nextBoolean()) {
      node.clock(millis, Moment.around(NOON.plusSeconds(90_000L * boot), Duration.ofSeconds(3)));
    }
    for (int i = 0; i < 12; i++) {
      millis += random.nextInt(600_000);
      Direction direction = random.nextBoolean() ? Direction.IN : Direction.OUT;
      node.checkIn(Street.citizenCard(random.nextInt(3)), direction, millis);
    }
  }

  private static void interleave(List<SimNode> boxes, Random random) {
    long[] sent = new long[boxes.size()];
    hub.take(boxes.getFirst().batch(1, (int) boxes.getFirst().lastSeq() - 3));
    while (true) {
      int which = random.nextInt(boxes.size());
      SimNode box = boxes.get(which);
      if (sent[0] == boxes.get(0).lastSeq() && sent[1] == boxes.get(1).lastSeq()) {
        break;
      }
      int count = (int) Math.min(1 + random.nextInt(4), box.lastSeq() - sent[which]);
      hub.take(box.batch(sent[which] + 1, count));
      sent[which] += count;
      if (random.nextInt(8) == 0) {
        branches().forEach(id -> takeIn(id, "can.bo", "thử"));
      }
    }
    branches().forEach(id -> takeIn(id, "can.bo", "thử"));
    hub.pairing.run();
  }

  /** What does not say which of two logs came first. */
  private static List<String> facts() {
    return hub.tables().stream()
        .filter(
            line ->
                line.startsWith("(identifier")
                    || line.startsWith("(card")
                    || line.startsWith("(link")
                    || line.startsWith("(visit")
                    || line.startsWith("(check-in"))
        .toList();
  }

  @Test
  void aFirstLogIsNothingToDecideAbout() {
    hub.take(box().all());
    assertThrows(IllegalArgumentException.class, () -> takeIn(first(), "x", "y"));
    assertThrows(IllegalArgumentException.class, () -> keepOut(-1, "x", "y"));
  }

  private static SimNode box() {
    return hub.node("cho-1", 7)
        .boot(BOOT, 0)
        .clock(0, Moment.around(NOON, Duration.ofSeconds(1)))
        .in(Street.citizenCard(0), 1_000);
  }

  private static int checkIns() {
    return (int) hub.overview.counters().checkIns();
  }

  /** Decides with the newest decision before one's eyes. */
  private static void takeIn(int branch, String who, String why) {
    assertTrue(hub.merge.decisions().takeIn(branch, decisions(branch), who, why));
  }

  private static void keepOut(int branch, String who, String why) {
    assertTrue(hub.merge.decisions().keepOut(branch, decisions(branch), who, why));
  }

  private static int decisions(int branch) {
    return ids("select decisions from journal where id = " + branch).stream().findFirst().orElse(0);
  }

  private static int branch() {
    return branches().getFirst();
  }

  private static List<Integer> branches() {
    return ids("select id from journal where cause <> 0 order by id");
  }

  private static int first() {
    return ids("select id from journal where cause = 0").getFirst();
  }

  private static List<Integer> ids(String sql) {
    return hub.store
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).list());
  }
}
