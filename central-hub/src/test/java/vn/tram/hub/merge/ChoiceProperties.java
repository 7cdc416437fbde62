package vn.tram.hub.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import vn.tram.protocol.wire.Batch.Header;
import vn.tram.protocol.wire.Chain;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/** Which log a batch belongs to, decided by numbers and marks alone. */
class ChoiceProperties {
  private static final NodeName NODE = new NodeName("cho-1");

  /** A log of small entries; those behind {@code shared} are another one's. */
  private static List<byte[]> log(long seed, int length, int shared, int other) {
    var random = new Random(seed);
    List<byte[]> log = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      byte[] entry = new byte[4];
      random.nextBytes(entry);
      if (i >= shared) {
        entry[0] ^= (byte) other;
      }
      log.add(entry);
    }
    return log;
  }

  private static Arrival batch(List<byte[]> log, int first, int count, boolean nothingEarlier) {
    ChainPoint before = Chain.of(ChainPoint.START, log.subList(0, first - 1)).after();
    List<byte[]> part = log.subList(first - 1, first - 1 + count);
    Chain chain = Chain.of(before, part);
    return new Arrival(Header.of(NODE, 7, before, 0, 1, nothingEarlier, part), chain::at);
  }

  /** Understood only as far as its header. */
  private static Arrival strange(Arrival understood) {
    return Arrival.of(understood.header());
  }

  private static LogView empty(ChainPoint root) {
    return new LogView(root, root, List.of(), Map.of());
  }

  /** What a hub holds of one log, and how often it took each entry. */
  private static final class Held {
    private LogView view = empty(ChainPoint.START);
    private final BitSet taken = new BitSet();

    Ruling take(Arrival arrival) {
      Choice.One one =
          assertInstanceOf(Choice.One.class, Choice.of(List.of(view), List.of(arrival)));
      if (one.ruling() instanceof Ruling.Takes takes) {
        for (Run run : takes.runs()) {
          for (long seq = run.from(); seq <= run.to(); seq++) {
            assertFalse(taken.get((int) seq), "entry " + seq + " is taken twice");
            taken.set((int) seq);
          }
        }
        view = view.took(arrival, takes);
      }
      return one.ruling();
    }
  }

  @Property(tries = 300)
  void howeverTheOwnNodeCutsRepeatsOverlapsAndSkipsItIsNeverAnotherLogAndEachEntryIsTakenOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int length) {
    var random = new Random(seed);
    List<byte[]> log = log(seed, length, length, 0);
    var held = new Held();
    for (int i = 0; i < 60; i++) {
      int first = 1 + random.nextInt(length);
      int count = random.nextInt(Math.min(20, length - first + 1) + 1);
      Arrival arrival = batch(log, first, count, random.nextInt(6) == 0);
      held.take(random.nextInt(4) == 0 ? strange(arrival) : arrival);
    }
    held.take(batch(log, 1, length, false));
    assertEquals(length, held.taken.cardinality());
    assertEquals(List.of(), held.view.gaps());
    assertEquals(length, held.view.cursor().seq());
  }

  @Property(tries = 300)
  void anotherEntryUnderAKnownNumberIsAlwaysNoticedAndNothingOfItIsTaken(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 60) int length,
      @ForAll @IntRange(min = 1, max = 255) int other) {
    var random = new Random(seed);
    int shared = random.nextInt(length - 1);
    var held = new Held();
    int at = 0;
    List<byte[]> own = log(seed, length, length, 0);
    while (at < length) {
      int count = 1 + random.nextInt(length - at);
      held.take(batch(own, at + 1, count, false));
      at += count;
    }
    List<byte[]> twin = log(seed, length + 5, shared, other);
    int first = 1 + random.nextInt(shared + 1);
    int count = shared + 1 - first + 1 + random.nextInt(twin.size() - shared);
    Choice choice =
        Choice.of(List.of(held.view), List.of(batch(twin, first, count, random.nextBoolean())));
    assertEquals(new Choice.Leaves(0, shared), choice);
  }

  @Property(tries = 200)
  void aTwinWhoseFirstOtherEntryIsNotShownYetIsToldToGoBackAndNeverMerged(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 60) int length) {
    var random = new Random(seed);
    int shared = random.nextInt(length - 2);
    var held = new Held();
    held.take(batch(log(seed, length, length, 0), 1, length, false));
    List<byte[]> twin = log(seed, length + 5, shared, 1);
    int first = shared + 2 + random.nextInt(length - shared - 1);
    int count = random.nextInt(twin.size() - first + 2);
    Choice.One one =
        assertInstanceOf(
            Choice.One.class,
            Choice.of(List.of(held.view), List.of(batch(twin, first, count, false))));
    assertInstanceOf(Ruling.Gap.class, one.ruling());
    Choice purged = Choice.of(List.of(held.view), List.of(batch(twin, first, count, true)));
    assertTrue(count == 0 ? purged instanceof Choice.One : purged instanceof Choice.Stranger);
  }

  @Property(tries = 200)
  void severalTwinsAreEachTheirOwnLogWhereverTheyPartAndHoweverTheyInterleave(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 40) int length) {
    var random = new Random(seed);
    List<List<byte[]>> boxes = new ArrayList<>();
    for (int box = 0; box < 3; box++) {
      boxes.add(log(seed, length, 1 + random.nextInt(length - 1), box));
    }
    List<LogView> views = new ArrayList<>(List.of(empty(ChainPoint.START)));
    int[] sent = new int[boxes.size()];
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < 3 * length; i++) {
      turns.add(i % 3);
    }
    Collections.shuffle(turns, random);
    for (int box : turns) {
      int count = Math.min(1 + random.nextInt(3), length - sent[box]);
      if (count > 0) {
        Arrival arrival = batch(boxes.get(box), sent[box] + 1, count, false);
        deliver(views, arrival);
        sent[box] += count;
      }
    }
    for (List<byte[]> box : boxes) {
      ChainMark end = Chain.of(ChainPoint.START, box).after().mark();
      assertTrue(
          views.stream().anyMatch(view -> view.cursor().mark().equals(end)),
          "a box's log is not there whole");
    }
    assertTrue(views.size() <= boxes.size(), "a log that nobody wrote");
  }

  private static void deliver(List<LogView> views, Arrival arrival) {
    List<Arrival> arrivals = Collections.nCopies(views.size(), arrival);
    switch (Choice.of(views, arrivals)) {
      case Choice.One(int log, Ruling.Takes takes) ->
          views.set(log, views.get(log).took(arrival, takes));
      case Choice.One(int log, Ruling.Known known) -> assertTrue(known.proven());
      case Choice.One one -> throw new AssertionError("nothing was skipped: " + one);
      case Choice.Leaves(int parent, long root) -> {
        LogView branch = empty(new ChainPoint(root, arrival.marks().at(root)));
        Ruling.Takes takes = assertInstanceOf(Ruling.Takes.class, Ruling.of(branch, arrival));
        views.add(branch.took(arrival, takes));
      }
      case Choice.Stranger stranger -> throw new AssertionError("they share their first entry");
    }
  }

  @Example
  void whatIsMissingForGoodIsAGapAndIsFilledExactly() {
    List<byte[]> log = log(1, 20, 20, 0);
    var held = new Held();
    held.take(batch(log, 1, 5, false));
    assertInstanceOf(Ruling.Gap.class, held.take(batch(log, 11, 5, false)));
    held.take(batch(log, 11, 5, true));
    assertEquals(List.of(new Run(6, 10)), held.view.gaps());
    held.take(batch(log, 8, 6, false));
    assertEquals(List.of(new Run(6, 7)), held.view.gaps());
    held.take(batch(log, 1, 20, false));
    assertEquals(List.of(), held.view.gaps());
    assertEquals(20, held.taken.cardinality());
  }
}
