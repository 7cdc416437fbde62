package vn.tram.systemtests.rig;

import java.io.IOException;
import java.util.Locale;
import vn.tram.edge.clock.Quality;
import vn.tram.edge.gate.Wording;
import vn.tram.hardware.box.Screen;
import vn.tram.hardware.lcd.Hd44780Model;
import vn.tram.hardware.oled.Ssd1306Model;

/** Both displays as a person sees them: models of their chips get what the bus recorded. */
final class Glass {
  static final int LCD = 0x27;
  static final int OLED = 0x3c;

  private static final int COLUMNS = 20;
  private static final int ROWS = 4;
  private static final Wording WORDS = new Wording(Locale.of("vi"));

  private final Wires wires;
  private final Hd44780Model lcd = new Hd44780Model(COLUMNS, ROWS);
  private final Ssd1306Model oled = new Ssd1306Model();

  Glass(Wires wires) {
    this.wires = wires;
  }

  /** The gate's own words: what it is to say is its business, whether it can be read is ours. */
  static Wording words() {
    return WORDS;
  }

  /** What it says while nobody is there; in the virtual Pi nobody knows the time. */
  static Screen resting() {
    return WORDS.ready("Chợ Thử", new Quality.Unknown());
  }

  /** Waits until the character glass says this. */
  void awaitLcd(Screen screen) throws Exception {
    Look.until(
        () -> {
          look();
          return lcd.shows(screen) ? "" : lcd.lines().toString();
        },
        String::isEmpty);
    Broken.unless(lcd.complaints().isEmpty(), "the chip complains: " + lcd.complaints());
  }

  /** Waits until the pixel glass says this. */
  void awaitOled(Screen screen) throws Exception {
    Look.until(
        () -> {
          look();
          return oled.shows(screen) ? "" : "another picture\n" + oled;
        },
        String::isEmpty);
    Broken.unless(oled.complaints().isEmpty(), "the chip complains: " + oled.complaints());
  }

  /** What the character glass says now. */
  String lcd() throws IOException, Broken {
    look();
    return String.join(" / ", lcd.lines()).strip();
  }

  /** Forgets what the death of the bus did to the chip in the middle of a stroke. */
  void forgive() throws IOException, Broken {
    look();
    lcd.forgive();
  }

  /** Pulls the character glass off: it loses its power, too. */
  void unplugLcd() throws IOException, Broken {
    wires.unplug(LCD);
    look();
    lcd.unplug();
  }

  /** Plugs it in again. */
  void plugLcd() throws IOException {
    wires.plug(LCD);
  }

  private void look() throws IOException, Broken {
    for (Wires.Write write : wires.news()) {
      switch (write.address()) {
        case LCD -> lcd.feed(write.bytes());
        case OLED -> oled.feed(write.bytes());
        default -> throw new Broken("nobody lives at %#x".formatted(write.address()));
      }
    }
  }
}
