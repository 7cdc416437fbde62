package vn.tram.hardware.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Heading;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;
import vn.tram.hardware.pins.PinsModel;

class ContactTest {

  private static final int PIN = 27;
  private static final Part PART = new Part("leave", Part.Kind.INPUT);

  private final PinsModel pins = new PinsModel();
  private final Roll roll = new Roll();
  private final AtomicLong now = new AtomicLong(1);
  private final ExitButton button = new ExitButton(PIN, true, 0, pins, now::get);

  @Test
  void onePressIsForTheNextCardOnly() {
    try (Keeper _ = Keeper.start(PART, button, roll)) {
      Awaitility.await().until(() -> pins.held(PIN));
      assertEquals(Heading.UNSAID, button.get());
      pins.press(PIN);
      pins.release(PIN);
      assertEquals(Heading.OUT, button.get());
      assertEquals(Heading.UNSAID, button.get());
    }
  }

  @Test
  void aPressIsForgottenAfterTenSeconds() {
    try (Keeper _ = Keeper.start(PART, button, roll)) {
      Awaitility.await().until(() -> pins.held(PIN));
      pins.press(PIN);
      now.addAndGet(ExitButton.GOOD.toNanos());
      assertEquals(Heading.OUT, button.get());
      pins.release(PIN);
      pins.press(PIN);
      now.addAndGet(ExitButton.GOOD.toNanos() + 1);
      assertEquals(Heading.UNSAID, button.get());
    }
  }

  @Test
  void aSwitchIsReadWhenItIsAsked() {
    var lane = new LaneSwitch(PIN, true, 0, pins);
    assertEquals(Heading.UNSAID, lane.get());
    try (Keeper _ = Keeper.start(PART, lane, roll)) {
      Awaitility.await().until(() -> lane.get() != Heading.UNSAID);
      assertEquals(Heading.IN, lane.get());
      pins.press(PIN);
      assertEquals(Heading.OUT, lane.get());
      pins.release(PIN);
      assertEquals(Heading.IN, lane.get());
    }
    assertEquals(Heading.UNSAID, lane.get());
  }

  @Test
  void aSwitchThatCannotBeReadSaysSoAndWorksAgain() {
    var lane = new LaneSwitch(PIN, true, 0, pins);
    try (Keeper _ = Keeper.start(PART, lane, roll)) {
      Awaitility.await().until(() -> lane.get() == Heading.IN);
      pins.fail(PIN, Fault.LOST);
      assertEquals(Heading.UNSAID, lane.get());
      Awaitility.await()
          .until(
              () ->
                  roll.lines().getFirst().condition()
                          instanceof Condition.Failing(Fault fault, var _)
                      && fault == Fault.LOST);
      pins.repair(PIN);
      Awaitility.await().until(() -> lane.get() == Heading.IN);
    }
  }
}
