package vn.tram.hardware.serial;

import java.util.List;
import java.util.Objects;

/**
 * How a serial scanner is connected and what it is to do.
 *
 * @param device the port's path. After an unplug the kernel may call a USB scanner {@code ttyACM1}
 *     instead of {@code ttyACM0}: its name in {@code /dev/serial/by-id} stays
 * @param baud speed of the line; a USB scanner does not care
 * @param mode what it is to do
 */
public record SerialSettings(String device, int baud, Mode mode) {

  /** The speeds that the modules can be set to (GM65 manual, "Series communication interface"). */
  public static final List<Integer> BAUDS =
      List.of(1_200, 4_800, 9_600, 14_400, 19_200, 38_400, 57_600, 115_200);

  /** As the modules leave the factory. */
  public static final int USUAL_BAUD = 9_600;

  public SerialSettings {
    Objects.requireNonNull(mode, "mode");
    if (device.isBlank()) {
      throw new IllegalArgumentException("a serial scanner needs a device");
    }
    if (!BAUDS.contains(baud)) {
      throw new IllegalArgumentException("baud must be one of " + BAUDS + ", is " + baud);
    }
  }

  /** What a scanner is to do. */
  public enum Mode {
    /** A module of the GM65 class that is set up to look all the time. */
    CONTINUOUS,
    /** A module of the GM65 class that is set up to look when it is told to, again and again. */
    TRIGGER,
    /**
     * A scanner that is listened to and not set up: a hand-held one that plays a serial port. That
     * it obeys no setting codes is then for people to see to.
     */
    PLAIN
  }
}
