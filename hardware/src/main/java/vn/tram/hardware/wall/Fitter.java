package vn.tram.hardware.wall;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vn.tram.hardware.board.Planned;
import vn.tram.hardware.box.Sight;
import vn.tram.hardware.camera.CameraScanner;
import vn.tram.hardware.glass.BusDisplay;
import vn.tram.hardware.glass.Chip;
import vn.tram.hardware.lcd.LcdSettings;
import vn.tram.hardware.oled.OledChip;
import vn.tram.hardware.oled.OledSettings;
import vn.tram.hardware.pins.Pins;
import vn.tram.hardware.serial.SerialScanner;
import vn.tram.hardware.voice.ActiveBuzzer;
import vn.tram.hardware.voice.Colour;
import vn.tram.hardware.voice.ExitButton;
import vn.tram.hardware.voice.Lamp;
import vn.tram.hardware.voice.LaneSwitch;
import vn.tram.hardware.voice.PassiveBuzzer;
import vn.tram.hardware.voice.Turnstile;
import vn.tram.hardware.wedge.WedgeScanner;

/**
 * Knows which driver serves which part.
 *
 * @param pins of the board
 * @param bootMillis milliseconds since the kernel booted
 * @param sink takes what the scanners see
 */
public record Fitter(Pins pins, LongSupplier bootMillis, Consumer<Sight> sink) {

  private static final int SWITCH = 0;
  private static final int BUTTON = 1;

  /** The part with its driver; empty for the virtual box, which is no part that can fail. */
  public Optional<Fitting> fit(Planned planned) {
    return switch (planned) {
      case Planned.Virtual _ -> Optional.empty();
      case Planned.Wedge it ->
          Optional.of(
              new Fitting.Eye(
                  it.part(), new WedgeScanner(Path.of(it.path()), it.lane(), bootMillis, sink)));
      case Planned.Camera it ->
          Optional.of(
              new Fitting.Eye(
                  it.part(), new CameraScanner(it.settings(), it.lane(), bootMillis, sink)));
      case Planned.Serial it ->
          Optional.of(
              new Fitting.Eye(
                  it.part(), new SerialScanner(it.settings(), it.lane(), bootMillis, sink)));
      case Planned.Lcd it ->
          Optional.of(
              face(
                  it, new LcdSettings(it.bus(), it.address(), it.columns(), it.rows()), it.lane()));
      case Planned.Oled it ->
          Optional.of(
              face(it, new OledSettings(it.bus(), it.address(), chip(it.chip())), it.lane()));
      case Planned.Buzzer it -> {
        var buzzer = new ActiveBuzzer(it.gpio(), it.activeLow(), pins);
        yield Optional.of(new Fitting.Mouth(it.part(), buzzer, buzzer));
      }
      case Planned.PassiveBuzzer it -> {
        var buzzer = new PassiveBuzzer(it.gpio(), pins);
        yield Optional.of(new Fitting.Mouth(it.part(), buzzer, buzzer));
      }
      case Planned.Lamp it -> {
        var lamp = new Lamp(colour(it.colour()), it.gpio(), it.activeLow(), it.lane(), pins);
        yield Optional.of(new Fitting.Mouth(it.part(), lamp, lamp));
      }
      case Planned.Turnstile it -> {
        var turnstile = new Turnstile(it.gpio(), it.activeLow(), it.open(), it.lane(), pins);
        yield Optional.of(new Fitting.Mouth(it.part(), turnstile, turnstile));
      }
      case Planned.ExitButton it -> {
        // It says who leaves and opens nothing: who wants to leave shows his card first.
        var button = new ExitButton(it.gpio(), it.activeLow(), it.lane(), pins);
        yield Optional.of(new Fitting.Hand(it.part(), button, button, it.lane(), BUTTON));
      }
      case Planned.LaneSwitch it -> {
        var turned = new LaneSwitch(it.gpio(), it.activeLow(), it.lane(), pins);
        yield Optional.of(new Fitting.Hand(it.part(), turned, turned, it.lane(), SWITCH));
      }
    };
  }

  private Fitting face(Planned planned, Chip chip, OptionalInt lane) {
    var display = new BusDisplay(chip, pins);
    return new Fitting.Face(planned.part(), display, display, lane);
  }

  private static OledChip chip(Planned.PixelChip chip) {
    return switch (chip) {
      case SSD1306 -> OledChip.SSD1306;
      case SH1106 -> OledChip.SH1106;
    };
  }

  private static Colour colour(Planned.Colour colour) {
    return switch (colour) {
      case GREEN -> Colour.GREEN;
      case AMBER -> Colour.AMBER;
      case RED -> Colour.RED;
    };
  }
}
