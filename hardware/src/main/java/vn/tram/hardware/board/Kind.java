package vn.tram.hardware.board;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.tram.hardware.camera.CameraSettings;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.serial.SerialSettings;

/** The kinds of parts that a board file knows, and what each of them is told. */
enum Kind {
  SERIAL(Part.Kind.SCANNER, Kind::serial, "device", "baud", "mode", "lane"),
  WEDGE(Part.Kind.SCANNER, Kind::wedge, "device", "lane"),
  CAMERA(Part.Kind.SCANNER, Kind::camera, "command", "width", "height", "lane"),
  VIRTUAL(Part.Kind.SCANNER, entry -> new Planned.Virtual(entry.part())),
  LCD(Part.Kind.DISPLAY, Kind::lcd, "bus", "address", "size", "lane"),
  OLED(Part.Kind.DISPLAY, Kind::oled, "bus", "address", "chip", "lane"),
  BUZZER(Part.Kind.BUZZER, Kind::buzzer, "pin", "active"),
  PASSIVE_BUZZER(Part.Kind.BUZZER, Kind::passiveBuzzer, "pin"),
  LAMP(Part.Kind.LAMP, Kind::lamp, "colour", "pin", "lane", "active"),
  TURNSTILE(Part.Kind.TURNSTILE, Kind::turnstile, "pin", "open-seconds", "lane", "active"),
  EXIT_BUTTON(Part.Kind.INPUT, Kind::exitButton, "pin", "lane", "active"),
  LANE_SWITCH(Part.Kind.INPUT, Kind::laneSwitch, "pin", "lane", "active");

  /** The header has GPIO 0 to 27. */
  static final int LAST_PIN = 27;

  private static final int USUAL_WIDTH = 1_280;
  private static final int USUAL_HEIGHT = 720;
  private static final int LAST_BUS = 99;

  /** The driver of a turnstile takes no more. */
  private static final int MOST_OPEN_SECONDS = 10;

  private static final int USUAL_OPEN_SECONDS = 5;

  /** The bridges A0 to A2: PCF8574 data sheet (NXP, rev. 5), table 6. */
  private static final List<Integer> LCD_ADDRESSES =
      IntStream.concat(IntStream.rangeClosed(0x20, 0x27), IntStream.rangeClosed(0x38, 0x3f))
          .boxed()
          .toList();

  /** The bridge SA0: SSD1306 data sheet (Solomon Systech, rev. 1.1), 8.1.5; so has an SH1106. */
  private static final List<Integer> OLED_ADDRESSES = List.of(0x3c, 0x3d);

  private final Part.Kind purpose;
  private final Function<Entry, Planned> reader;
  private final Set<String> keys;

  Kind(Part.Kind purpose, Function<Entry, Planned> reader, String... keys) {
    this.purpose = purpose;
    this.reader = reader;
    this.keys =
        Stream.concat(Stream.of("kind"), Arrays.stream(keys))
            .collect(Collectors.toUnmodifiableSet());
  }

  static Optional<Kind> named(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }

  static String choices() {
    return Arrays.stream(values()).map(Kind::key).collect(Collectors.joining(", "));
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a setting of this name means something in a part of this kind. */
  boolean has(String key) {
    return keys.contains(key);
  }

  Part.Kind purpose() {
    return purpose;
  }

  /** What the entry says; worth nothing where the entry notes a mistake. */
  Planned read(Entry entry) {
    entry.only(keys);
    return reader.apply(entry);
  }

  private static Planned serial(Entry entry) {
    var mode = entry.usualChoice("mode", Entry.words(SerialSettings.Mode.values()));
    int baud = entry.oneOf("baud", SerialSettings.USUAL_BAUD, SerialSettings.BAUDS);
    var settings =
        new SerialSettings(
            entry.device(), baud, SerialSettings.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
    return new Planned.Serial(entry.part(), settings, entry.lane());
  }

  private static Planned wedge(Entry entry) {
    return new Planned.Wedge(entry.part(), entry.device(), entry.lane());
  }

  private static Planned camera(Entry entry) {
    int width = entry.side("width", USUAL_WIDTH, CameraSettings.PADDING);
    int height = entry.side("height", USUAL_HEIGHT, 2);
    List<String> command = entry.command();
    var settings =
        command.isEmpty()
            ? CameraSettings.pi(width, height)
            : new CameraSettings(command, width, height);
    return new Planned.Camera(entry.part(), settings, entry.lane());
  }

  private static Planned lcd(Entry entry) {
    boolean large = entry.choice("size", List.of("16x2", "20x4")).equals("20x4");
    return new Planned.Lcd(
        entry.part(),
        bus(entry),
        address(entry, LCD_ADDRESSES),
        large ? 20 : 16,
        large ? 4 : 2,
        entry.anyLane());
  }

  private static Planned oled(Entry entry) {
    String chip = entry.usualChoice("chip", Entry.words(Planned.PixelChip.values()));
    return new Planned.Oled(
        entry.part(),
        bus(entry),
        address(entry, OLED_ADDRESSES),
        Planned.PixelChip.valueOf(chip.toUpperCase(Locale.ROOT)),
        entry.anyLane());
  }

  private static Planned buzzer(Entry entry) {
    return new Planned.Buzzer(entry.part(), pin(entry), entry.activeLow());
  }

  private static Planned passiveBuzzer(Entry entry) {
    return new Planned.PassiveBuzzer(entry.part(), pin(entry));
  }

  private static Planned lamp(Entry entry) {
    var colour =
        Planned.Colour.valueOf(
            entry.choice("colour", Entry.words(Planned.Colour.values())).toUpperCase(Locale.ROOT));
    return new Planned.Lamp(entry.part(), colour, pin(entry), entry.activeLow(), entry.anyLane());
  }

  private static Planned turnstile(Entry entry) {
    int seconds = entry.number("open-seconds", USUAL_OPEN_SECONDS, 1, MOST_OPEN_SECONDS);
    return new Planned.Turnstile(
        entry.part(), pin(entry), entry.activeLow(), Duration.ofSeconds(seconds), entry.anyLane());
  }

  private static Planned exitButton(Entry entry) {
    return new Planned.ExitButton(entry.part(), pin(entry), entry.contactLow(), entry.lane());
  }

  private static Planned laneSwitch(Entry entry) {
    return new Planned.LaneSwitch(entry.part(), pin(entry), entry.contactLow(), entry.lane());
  }

  private static int pin(Entry entry) {
    return entry.pin("pin", LAST_PIN);
  }

  /** The one whose wires are on the header where nothing is said. */
  static int bus(Entry entry) {
    return entry.number("bus", 1, 0, LAST_BUS);
  }

  private static int address(Entry entry, List<Integer> choices) {
    return entry.address("address", choices);
  }
}
