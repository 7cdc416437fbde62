package vn.tram.hardware.board;

import java.time.Duration;
import java.util.OptionalInt;
import vn.tram.hardware.camera.CameraSettings;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.serial.SerialSettings;

/** A part as the board file describes it. Lanes are counted from 0, pins by their BCM number. */
public sealed interface Planned {

  /** Its name and what it is for. */
  Part part();

  /** A scanner on a serial line. */
  record Serial(Part part, SerialSettings settings, int lane) implements Planned {}

  /** A scanner that types like a keyboard. */
  record Wedge(Part part, String path, int lane) implements Planned {}

  /** A camera. */
  record Camera(Part part, CameraSettings settings, int lane) implements Planned {}

  /** The box of software: pictures from a folder, a pipe or an upload. */
  record Virtual(Part part) implements Planned {}

  /**
   * A character display.
   *
   * @param bus 1 is {@code /dev/i2c-1}
   * @param address 7 bits
   * @param lane whose visitors it speaks to; empty for all
   */
  record Lcd(Part part, int bus, int address, int columns, int rows, OptionalInt lane)
      implements Planned {}

  /**
   * A small graphic display.
   *
   * @param bus 1 is {@code /dev/i2c-1}
   * @param address 7 bits
   * @param lane whose visitors it speaks to; empty for all
   */
  record Oled(Part part, int bus, int address, PixelChip chip, OptionalInt lane)
      implements Planned {}

  /** What is behind a small graphic display; the first one is the usual one. */
  enum PixelChip {
    SSD1306,
    SH1106
  }

  /** What is connected to one pin of the header. */
  sealed interface OnPin extends Planned {

    /** BCM number. */
    int gpio();
  }

  /** A buzzer that sounds by itself when it is switched on. */
  record Buzzer(Part part, int gpio, boolean activeLow) implements OnPin {}

  /** A buzzer that is given its note. */
  record PassiveBuzzer(Part part, int gpio) implements OnPin {}

  /**
   * A lamp.
   *
   * @param lane whose answers it shows; empty for all
   */
  record Lamp(Part part, Colour colour, int gpio, boolean activeLow, OptionalInt lane)
      implements OnPin {}

  /** What a lamp can say. */
  enum Colour {
    GREEN,
    AMBER,
    RED
  }

  /**
   * The relay of a turnstile.
   *
   * @param open how long it lets somebody pass
   * @param lane whose visitors it lets pass; empty for all
   */
  record Turnstile(Part part, int gpio, boolean activeLow, Duration open, OptionalInt lane)
      implements OnPin {}

  /** A button: the next card in the lane leaves. */
  record ExitButton(Part part, int gpio, boolean activeLow, int lane) implements OnPin {}

  /** A switch: which way the lane leads. */
  record LaneSwitch(Part part, int gpio, boolean activeLow, int lane) implements OnPin {}
}
