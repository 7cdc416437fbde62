package vn.tram.hardware.oled;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.glass.TestBus;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;

/** A pixel glass that is unplugged is noticed, and says the right thing when it is back. */
class OledDisplayTest {

  private static final Screen READY = new Screen(Tone.READY, "Mời quét mã", "Chợ Lớn", "");
  private static final Screen IN = new Screen(Tone.IN, "Đã ghi nhận vào", "Khách", "Mời vào");

  private final Ssd1306Model model = new Ssd1306Model();
  private final TestBus bus = new TestBus(0x3c, bytes -> feed(bytes));
  private final OledDisplay display = new OledDisplay(new OledSettings(1, 0x3C), bus);
  private final Roll roll = new Roll();
  private final Keeper keeper = Keeper.start(new Part("screen", Part.Kind.DISPLAY), display, roll);

  @AfterEach
  void close() {
    keeper.close();
  }

  @Test
  void theNewestScreenIsShownAndAnUnpluggedGlassComesBackWithIt() {
    display.show(READY);
    await().until(() -> shows(READY));
    await().until(() -> condition().equals(new Condition.Working()));
    bus.dead(true);
    // Nobody shows anything: the beat alone has to notice.
    await()
        .until(() -> condition().equals(new Condition.Failing(Fault.NO_ANSWER, List.of("0x3c"))));
    display.show(IN);
    synchronized (model) {
      model.unplug();
    }
    bus.dead(false);
    await().until(() -> shows(IN));
    await().until(() -> condition().equals(new Condition.Working()));
    keeper.close();
    assertTrue(model.dark(), "a gate that has ended invites nobody");
    assertEquals(List.of(), model.complaints());
  }

  private void feed(byte[] bytes) {
    synchronized (model) {
      model.feed(bytes);
    }
  }

  private boolean shows(Screen screen) {
    synchronized (model) {
      return model.shows(screen);
    }
  }

  private Condition condition() {
    return roll.lines().getFirst().condition();
  }
}
