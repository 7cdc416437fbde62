package vn.tram.hardware.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.tram.hardware.board.BoardFile;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.board.Planned;
import vn.tram.hardware.pins.PinsModel;

/** What the board file lets through, a driver can be made for: a gate always starts. */
class FitterProperties {

  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("serial", List.of("device", "baud", "mode", "lane")),
          Map.entry("wedge", List.of("device", "lane")),
          Map.entry("camera", List.of("command", "width", "height", "lane")),
          Map.entry("virtual", List.of()),
          Map.entry("lcd", List.of("bus", "address", "size", "lane")),
          Map.entry("oled", List.of("bus", "address", "chip", "lane")),
          Map.entry("buzzer", List.of("pin", "active")),
          Map.entry("passive-buzzer", List.of("pin")),
          Map.entry("lamp", List.of("colour", "pin", "lane", "active")),
          Map.entry("turnstile", List.of("pin", "open-seconds", "lane", "active")),
          Map.entry("exit-button", List.of("pin", "lane", "active")),
          Map.entry("lane-switch", List.of("pin", "lane", "active")));

  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry("device", List.of("/dev/x", "/dev/serial0", "/", "'/ '")),
          Map.entry("baud", List.of("1200", "115200", "0")),
          Map.entry("mode", List.of("continuous", "trigger", "plain")),
          Map.entry("lane", List.of("1", "64", "65")),
          Map.entry("command", List.of("[a]", "[' ', b]", "[rpicam-vid, 1]")),
          Map.entry("width", List.of("64", "121", "640", "1920")),
          Map.entry("height", List.of("64", "121", "480", "1921")),
          Map.entry("bus", List.of("0", "1", "99")),
          Map.entry("chip", List.of("ssd1306", "sh1106", "sh1107")),
          Map.entry("address", List.of("0x20", "0x27", "0x38", "0x3c", "0x3d", "0x3f", "0x77")),
          Map.entry("size", List.of("16x2", "20x4")),
          Map.entry("pin", List.of("2", "12", "17", "18", "27")),
          Map.entry("active", List.of("high", "low")),
          Map.entry("colour", List.of("green", "amber", "red")),
          Map.entry("open-seconds", List.of("1", "10", "11")));

  private static Path file;

  @BeforeContainer
  static void create() throws IOException {
    file = Files.createTempFile("box", ".yaml");
  }

  @AfterContainer
  static void remove() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 400)
  void everyPartThatIsPlannedGetsADriver(@ForAll @From("part") String part) throws IOException {
    Files.writeString(file, "parts:\n  it: " + part + "\n");
    var fitter = new Fitter(new PinsModel(), () -> 0, _ -> {});
    for (Planned each : BoardFile.read(file, new Machine("Raspberry Pi 4 Model B")).parts()) {
      assertEquals(!(each instanceof Planned.Virtual), fitter.fit(each).isPresent(), part);
    }
  }

  @Provide
  Arbitrary<String> part() {
    return Arbitraries.of(KEYS.keySet())
        .flatMap(
            kind ->
                Combinators.combine(KEYS.get(kind).stream().map(this::setting).toList())
                    .as(settings -> "{kind: " + kind + String.join("", settings) + "}"));
  }

  /** One that may be left out. */
  private Arbitrary<String> setting(String key) {
    return Arbitraries.of(VALUES.get(key))
        .map(value -> ", " + key + ": " + value)
        .optional(0.8)
        .map(said -> said.orElse(""));
  }
}
