package vn.tram.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import vn.tram.edge.uplink.Window.Answer;
import vn.tram.edge.uplink.Window.Effect;
import vn.tram.edge.uplink.Window.Standing;
import vn.tram.edge.uplink.Window.Step;

/** A window against a model of the hub, with a network between them that does its worst. */
class WindowProperties {

  /** What fate does next; {@code pick} chooses among messages, or says how much. */
  record Act(Kind kind, int pick) {}

  enum Kind {
    APPEND,
    STEP,
    UP_ARRIVES,
    UP_DOUBLED,
    UP_LOST,
    DOWN_ARRIVES,
    DOWN_DOUBLED,
    DOWN_LOST,
    TIME,
    RECONNECT,
    RESTORE
  }

  private record Packet(long nonce, long firstSeq, int count) {}

  private record Said(long nonce, long durable) {}

  /** Node, network and hub. */
  private static final class World {
    private final List<Packet> up = new ArrayList<>();
    private final List<Said> down = new ArrayList<>();
    private Window window = new Window(0, Pace.of(Timing.USUAL));
    private long now = -5_000_000_000L;
    private long nonce;
    private long written;
    private long acknowledged;
    private long hub;
    private boolean restored;

    void act(Act act) {
      switch (act.kind()) {
        case APPEND -> written += act.pick() * 37L;
        case STEP -> step();
        case UP_ARRIVES -> take(up, act.pick(), this::hubReads);
        case UP_DOUBLED -> take(up, act.pick(), packet -> up.addAll(List.of(packet, packet)));
        case UP_LOST -> take(up, act.pick(), packet -> {});
        case DOWN_ARRIVES -> take(down, act.pick(), this::nodeReads);
        case DOWN_DOUBLED -> take(down, act.pick(), answer -> down.addAll(List.of(answer, answer)));
        case DOWN_LOST -> take(down, act.pick(), answer -> {});
        case TIME -> now += act.pick() * 1_000_000_000L;
        case RECONNECT -> reconnect();
        case RESTORE -> {
          restored = true;
          hub -= Math.min(hub, act.pick() * 50L);
        }
      }
    }

    private static <T> void take(List<T> messages, int pick, Consumer<T> then) {
      if (!messages.isEmpty()) {
        then.accept(messages.remove(pick % messages.size()));
      }
    }

    /** How long the window would wait; nothing where it acted. */
    long step() {
      Step step = window.step(written, now);
      switch (step) {
        case Step.Ask ask -> {
          up.add(new Packet(++nonce, ask.firstSeq(), 0));
          window.asked(nonce, now);
        }
        case Step.Send send -> {
          assertTrue(send.maxEntries() >= 1 && send.maxBytes() >= 1);
          int count = (int) Math.min(send.maxEntries(), written - send.firstSeq() + 1);
          up.add(new Packet(++nonce, send.firstSeq(), count));
          window.sent(nonce, count, now);
        }
        case Step.Wait wait -> {
          assertTrue(wait.nanos() >= 1);
          return wait.nanos();
        }
        case Step.GiveUp giveUp -> reconnect();
      }
      return 0;
    }

    private void reconnect() {
      window = new Window(acknowledged, window.pace());
    }

    private void hubReads(Packet packet) {
      if (packet.firstSeq() <= hub + 1) {
        hub = Math.max(hub, packet.firstSeq() + packet.count() - 1);
      }
      down.add(new Said(packet.nonce(), hub));
    }

    private void nodeReads(Said answer) {
      Effect effect = receive(window, answer.nonce(), answer.durable(), Duration.ZERO, now);
      if (effect instanceof Effect.Heard heard && heard.standing() == Standing.LEVEL) {
        acknowledged = Math.max(acknowledged, heard.durable());
        assertTrue(
            restored || acknowledged <= hub,
            () -> "acknowledged " + acknowledged + ", and the hub has " + hub);
        assertTrue(
            restored || window.known() <= hub,
            () -> "known " + window.known() + ", and the hub has " + hub);
      }
    }

    /** From now on every message arrives. */
    void calm() {
      for (int i = 0; i < 100_000 && !done(); i++) {
        long wait = step();
        if (wait > 0 && up.isEmpty() && down.isEmpty()) {
          now += Math.min(wait, Duration.ofHours(1).toNanos());
        }
        List.copyOf(up).forEach(this::hubReads);
        up.clear();
        List.copyOf(down).forEach(this::nodeReads);
        down.clear();
      }
    }

    boolean done() {
      return hub == written && window.settled() && window.known() == written;
    }
  }

  @Property(tries = 2_000)
  void whateverTheNetworkLosesDoublesAndReordersEverythingIsAcknowledgedAndNothingThatTheHubLacks(
      @ForAll("fates") List<Act> fate) {
    World world = new World();
    fate.forEach(world::act);
    world.calm();
    assertTrue(world.done());
    assertEquals(world.written, world.acknowledged);
  }

  @Property(tries = 1_000)
  void aHubThatCameOutOfABackupGetsAgainWhatItLacks(@ForAll("fatesWithRestores") List<Act> fate) {
    World world = new World();
    fate.forEach(world::act);
    // The loss is noticed with the next entry, or with the next connection, whatever comes first.
    world.written += 1;
    world.calm();
    assertTrue(world.done());
  }

  @Property
  void aReceiptThatAnswersNothingInFlightChangesNothing(
      @ForAll @LongRange(min = 10) long nonce, @ForAll @IntRange(max = 5_000) int durable) {
    Window window = settledAt(0, 5_000);
    window.sent(3, 1_000, 0);
    assertInstanceOf(Effect.Ignored.class, receive(window, nonce, durable, Duration.ofHours(9), 1));
    assertEquals(0, window.known());
    Pace pace = Pace.of(Timing.USUAL);
    assertEquals(new Step.Send(1_001, pace.entries(), pace.bytes()), window.step(5_000, 1));
  }

  @Example
  void theSameReceiptCountsOnce() {
    Window window = settledAt(0, 100);
    window.sent(3, 50, 0);
    assertInstanceOf(Effect.Heard.class, receive(window, 3, 50, Duration.ZERO, 5));
    assertInstanceOf(Effect.Ignored.class, receive(window, 3, 50, Duration.ZERO, 6));
  }

  @Example
  void beforeTheHubHasAnsweredNoEntryLeaves() {
    Window window = new Window(7, Pace.of(Timing.USUAL));
    assertEquals(new Step.Ask(8), window.step(100, 0));
    window.asked(1, 0);
    assertInstanceOf(Step.Wait.class, window.step(100, 0));
  }

  @Example
  void aReceiptThatShowsAGapRaisesTheQuestionAtOnce() {
    Window window = settledAt(0, 3_000);
    window.sent(2, 1_000, 0);
    window.sent(3, 1_000, 0);
    receive(window, 3, 0, Duration.ZERO, 1);
    assertEquals(new Step.Ask(1), window.step(3_000, 1));
    assertInstanceOf(Effect.Ignored.class, receive(window, 2, 1_000, Duration.ZERO, 2));
  }

  @Property
  void duringAPauseNothingLeavesAndAfterItEverythingGoesOn(
      @ForAll @LongRange(min = 1, max = 4_000) long seconds) {
    Window window = new Window(0, Pace.of(Timing.USUAL));
    window.step(100, 0);
    window.asked(1, 0);
    receive(window, 1, 0, Duration.ofSeconds(seconds), 0);
    long obeyed = Duration.ofSeconds(Math.min(seconds, 3_600)).toNanos();
    assertEquals(new Step.Wait(obeyed), window.step(100, 0));
    assertEquals(new Step.Wait(1), window.step(100, obeyed - 1));
    assertInstanceOf(Step.Send.class, window.step(100, obeyed));
  }

  @Property
  void neverAreMoreBatchesInFlightThanTheWindowIsWide(@ForAll @IntRange(max = 50) int failures) {
    Pace pace = Pace.of(Timing.USUAL);
    for (int i = 0; i < failures; i++) {
      pace = pace.slower();
    }
    Window window = new Window(0, pace);
    window.step(1_000_000, 0);
    window.asked(1, 0);
    receive(window, 1, 0, Duration.ZERO, 0);
    int sent = 0;
    while (window.step(1_000_000, 0) instanceof Step.Send send) {
      window.sent(100 + sent++, send.maxEntries(), 0);
    }
    assertEquals(pace.batches(), sent);
    assertTrue(sent >= 1 && sent <= Pace.MOST_BATCHES);
  }

  @Property
  void onTheWordOfAnotherLogNothingIsForgottenAndTheNodeGoesOnFromItsOwnMark(
      @ForAll @LongRange(min = 0, max = 100) long durable) {
    Window window = new Window(10, Pace.of(Timing.USUAL));
    window.step(20, 0);
    window.asked(1, 0);
    assertEquals(
        new Effect.Heard(durable, Standing.FOREIGN, 0), receiveForeign(window, 1, durable, 0));
    assertEquals(10, window.known());
    assertEquals(11, ((Step.Send) window.step(20, 0)).firstSeq());
    window.sent(2, 10, 0);
    receive(window, 2, 20, Duration.ZERO, 0);
    assertEquals(20, window.known());
  }

  @Example
  void aHubOfAnotherLogThatCannotTellWhereTheyPartGetsAllThatIsStillThere() {
    Window window = new Window(10, Pace.of(Timing.USUAL));
    for (int tries = 0; tries < 2; tries++) {
      window.step(20, 0);
      window.asked(1, 0);
      receiveForeign(window, 1, 7, 3);
      assertEquals(11, ((Step.Send) window.step(20, 0)).firstSeq());
      window.sent(2, 10, 0);
      receiveForeign(window, 2, 7, 3);
    }
    assertEquals(new Step.Ask(4), window.step(20, 0));
  }

  @Example
  void aHubThatLacksWhatIsDeletedGetsTheRest() {
    Window window = new Window(10, Pace.of(Timing.USUAL));
    window.step(20, 0);
    window.asked(1, 0);
    assertEquals(
        new Effect.Heard(2, Standing.BEHIND, 0),
        window.receive(new Answer(1, 2, true, Duration.ZERO), 6, 0));
    assertEquals(7, ((Step.Send) window.step(20, 0)).firstSeq());
  }

  @Example
  void aHubThatLacksWhatItAcknowledgedIsBehindAndGetsItAgain() {
    Window window = new Window(10, Pace.of(Timing.USUAL));
    window.step(20, 0);
    window.asked(1, 0);
    assertEquals(new Effect.Heard(4, Standing.BEHIND, 0), receive(window, 1, 4, Duration.ZERO, 0));
    assertEquals(5, ((Step.Send) window.step(20, 0)).firstSeq());
  }

  @Example
  void twoUnansweredQuestionsEndTheConnectionAndTheNextOneIsMorePatient() {
    Pace pace = Pace.of(Timing.USUAL);
    Window window = new Window(0, pace);
    long now = 0;
    for (int question = 1; question <= 2; question++) {
      assertEquals(new Step.Ask(1), window.step(0, now));
      window.asked(question, now);
      now += ((Step.Wait) window.step(0, now)).nanos();
    }
    assertEquals(new Step.GiveUp(), window.step(0, now));
    assertTrue(window.pace().timeoutNanos() > pace.timeoutNanos());
  }

  @Example
  void aHubThatContradictsItselfForEverIsLeft() {
    Window window = new Window(0, Pace.of(Timing.USUAL));
    long nonce = 0;
    boolean left = false;
    for (int i = 0; i < 100 && !left; i++) {
      switch (window.step(10_000, i)) {
        case Step.Ask ask -> {
          window.asked(++nonce, i);
          receive(window, nonce, 500, Duration.ZERO, i);
        }
        case Step.Send send -> {
          window.sent(++nonce, 10, i);
          receive(window, nonce, 100, Duration.ZERO, i);
        }
        case Step.Wait wait -> throw new AssertionError("nothing is in flight");
        case Step.GiveUp giveUp -> left = true;
      }
    }
    assertTrue(left);
  }

  /** From a hub with this journal's own log. */
  private static Effect receive(Window window, long nonce, long durable, Duration pause, long now) {
    return window.receive(new Answer(nonce, durable, true, pause), 0, now);
  }

  /** From a hub with another log. */
  private static Effect receiveForeign(Window window, long nonce, long durable, long base) {
    return window.receive(new Answer(nonce, durable, false, Duration.ZERO), base, 0);
  }

  private static Window settledAt(long durable, long lastSeq) {
    Window window = new Window(durable, Pace.of(Timing.USUAL));
    window.step(lastSeq, 0);
    window.asked(1, 0);
    receive(window, 1, durable, Duration.ZERO, 0);
    return window;
  }

  @Provide
  Arbitrary<List<Act>> fates() {
    return acts(List.of(Kind.values()).subList(0, Kind.RESTORE.ordinal()));
  }

  @Provide
  Arbitrary<List<Act>> fatesWithRestores() {
    return acts(List.of(Kind.values()));
  }

  /** Steps and arrivals are more frequent than mishaps: else nothing would ever be in flight. */
  private static Arbitrary<List<Act>> acts(List<Kind> kinds) {
    Arbitrary<Kind> kind =
        Arbitraries.oneOf(
            Arbitraries.of(kinds),
            Arbitraries.of(Kind.STEP, Kind.STEP, Kind.UP_ARRIVES, Kind.DOWN_ARRIVES, Kind.APPEND));
    return Combinators.combine(kind, Arbitraries.integers().between(0, 40))
        .as(Act::new)
        .list()
        .ofMaxSize(150);
  }
}
