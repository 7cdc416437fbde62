package vn.tram.hardware.glass;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.box.Tone;
import vn.tram.hardware.lcd.Hd44780Model;
import vn.tram.hardware.lcd.LcdSettings;
import vn.tram.hardware.oled.OledChip;
import vn.tram.hardware.oled.OledModel;
import vn.tram.hardware.oled.OledSettings;
import vn.tram.hardware.oled.Sh1106Model;
import vn.tram.hardware.oled.Ssd1306Model;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Keeper;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.part.Roll;

/** A glass that is unplugged is noticed, and says the right thing when it is back. */
class BusDisplayTest {

  private static final Screen READY = new Screen(Tone.READY, "Mời quét mã", "Chợ Lớn", "");
  private static final Screen IN = new Screen(Tone.IN, "Đã ghi nhận vào", "Khách", "Mời vào");

  @ParameterizedTest
  @MethodSource("glasses")
  void theNewestScreenIsShownAndAnUnpluggedGlassComesBackWithIt(Hung hung) {
    var bus = new TestBus(hung.chip().address(), hung.feed());
    var display = new BusDisplay(hung.chip(), bus);
    var roll = new Roll();
    try (Keeper _ = Keeper.start(new Part("screen", Part.Kind.DISPLAY), display, roll)) {
      display.show(READY);
      await().until(() -> hung.shows().test(READY));
      await().until(() -> condition(roll).equals(new Condition.Working()));
      bus.dead(true);
      // Nobody shows anything: the beat alone has to notice.
      var silent =
          new Condition.Failing(
              Fault.NO_ANSWER, List.of("0x%02x".formatted(hung.chip().address())));
      await().until(() -> condition(roll).equals(silent));
      display.show(IN);
      hung.unplug().run();
      bus.dead(false);
      await().until(() -> hung.shows().test(IN));
      await().until(() -> condition(roll).equals(new Condition.Working()));
    }
    assertTrue(hung.dark().getAsBoolean(), "a gate that has ended invites nobody");
    assertEquals(List.of(), hung.complaints().get());
  }

  static Stream<Hung> glasses() {
    return Stream.of(
        characters(),
        pixels(OledChip.SSD1306, new Ssd1306Model()),
        pixels(OledChip.SH1106, new Sh1106Model()));
  }

  private static Hung characters() {
    var model = new Hd44780Model(20, 4);
    return new Hung(
        new LcdSettings(1, 0x27, 20, 4),
        bytes -> locked(model, () -> model.feed(bytes)),
        () -> locked(model, model::unplug),
        screen -> asked(model, () -> model.shows(screen)),
        () -> asked(model, () -> !model.lit() && String.join("", model.lines()).isBlank()),
        model::complaints);
  }

  private static Hung pixels(OledChip chip, OledModel model) {
    return new Hung(
        new OledSettings(1, 0x3C, chip),
        bytes -> locked(model, () -> model.feed(bytes)),
        () -> locked(model, model::unplug),
        screen -> asked(model, () -> model.shows(screen)),
        () -> asked(model, model::dark),
        model::complaints);
  }

  private static void locked(Object model, Runnable deed) {
    synchronized (model) {
      deed.run();
    }
  }

  private static boolean asked(Object model, BooleanSupplier question) {
    synchronized (model) {
      return question.getAsBoolean();
    }
  }

  private static Condition condition(Roll roll) {
    return roll.lines().getFirst().condition();
  }

  /** A chip with the model that is behind its glass; safe for use by two threads. */
  record Hung(
      Chip chip,
      Consumer<byte[]> feed,
      Runnable unplug,
      Predicate<Screen> shows,
      BooleanSupplier dark,
      Supplier<List<String>> complaints) {

    @Override
    public String toString() {
      return chip.toString();
    }
  }
}
