package vn.tram.hardware.part;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A part that fails is tried again and stops nothing. */
class KeeperTest {

  private static final Part PART = new Part("scanner", Part.Kind.SCANNER);
  private static final Keeper.Patience SHORT =
      new Keeper.Patience(Duration.ofMillis(1), Duration.ofMillis(4));

  private final Roll roll = new Roll();
  private final List<Condition> told = Collections.synchronizedList(new ArrayList<>());

  KeeperTest() {
    roll.listen(() -> told.add(roll.lines().getFirst().condition()));
  }

  @Test
  void aPartThatCameBackWorksAgain() {
    var tries = new AtomicInteger();
    Work twiceGone =
        life -> {
          if (tries.incrementAndGet() < 3) {
            throw new PartException(Fault.NOT_FOUND, "/dev/nothing");
          }
          life.works();
          new CountDownLatch(1).await();
        };
    try (Keeper _ = Keeper.start(PART, twiceGone, roll, SHORT)) {
      await().until(() -> told.contains(new Condition.Working()));
    }
    assertEquals(
        List.of(
            new Condition.Untried(),
            new Condition.Failing(Fault.NOT_FOUND, List.of("/dev/nothing")),
            new Condition.Working()),
        told,
        "each change is told once");
  }

  @Test
  void aPartThatFailsWithItsDeviceOpenIsNotBegunAnewAndMayWorkAgain() {
    var tries = new AtomicInteger();
    Work struggling =
        life -> {
          tries.incrementAndGet();
          for (int time = 0; time < 2; time++) {
            life.fails(Fault.NO_ANSWER, "/dev/mute");
            life.fails(Fault.NO_ANSWER, "/dev/mute");
            life.works();
            life.works();
          }
          new CountDownLatch(1).await();
        };
    var silent = new Condition.Failing(Fault.NO_ANSWER, List.of("/dev/mute"));
    List<Condition> changes =
        List.of(
            new Condition.Untried(),
            silent,
            new Condition.Working(),
            silent,
            new Condition.Working());
    try (Keeper _ = Keeper.start(PART, struggling, roll, SHORT)) {
      await().until(() -> told.size() >= changes.size());
    }
    assertEquals(changes, told, "each change is told once");
    assertEquals(1, tries.get());
  }

  @Test
  void aWrongBoardFileIsNotTriedAgain() {
    var tries = new AtomicInteger();
    Work wrong =
        life -> {
          tries.incrementAndGet();
          throw new PartException(Fault.PIN_TWICE, "GPIO17", "lamp");
        };
    Keeper keeper = Keeper.start(PART, wrong, roll, SHORT);
    await().until(() -> roll.lost(Part.Kind.SCANNER));
    keeper.close();
    assertEquals(1, tries.get());
  }

  @Test
  void whatIsUnforeseenIsAFaultToo() {
    Work broken =
        life -> {
          throw new IllegalStateException("made for this test");
        };
    try (Keeper _ = Keeper.start(PART, broken, roll, SHORT)) {
      await().until(() -> roll.lost(Part.Kind.SCANNER));
    }
  }

  @Test
  void closingClosesTheDeviceAndIsNoFault() {
    var closed = new AtomicBoolean();
    Work reading =
        life -> {
          life.holds(() -> closed.set(true));
          life.works();
          new CountDownLatch(1).await();
        };
    Keeper keeper = Keeper.start(PART, reading, roll, SHORT);
    await().until(() -> told.contains(new Condition.Working()));
    keeper.close();
    assertTrue(closed.get());
    assertFalse(roll.lost(Part.Kind.SCANNER), () -> "told " + told);
  }
}
