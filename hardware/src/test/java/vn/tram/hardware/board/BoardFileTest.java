package vn.tram.hardware.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.hardware.camera.CameraSettings;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.Part;
import vn.tram.hardware.serial.SerialSettings;

/** A board file gives the parts that can be tried, and one sentence for each mistake. */
class BoardFileTest {

  private static final Machine PI4 = new Machine("Raspberry Pi 4 Model B Rev 1.4");

  @Test
  void everyKindOfPartIsRead() {
    BoardPlan plan =
        parse(
            """
            board: pi4
            parts:
              in: {kind: serial, device: /dev/serial0, baud: 115200, mode: trigger, lane: 1}
              out: {kind: wedge, device: /dev/input/by-id/usb-x-event-kbd, lane: 2}
              eye: {kind: camera, command: [cat, /tmp/x], width: 640, height: 480}
              folder: {kind: virtual}
              screen: {kind: lcd, bus: 1, address: 0x27, size: 20x4, lane: 1}
              oled: {kind: oled, address: 0x3c}
              big: {kind: oled, address: 0x3d, chip: sh1106, lane: 2}
              buzzer: {kind: buzzer, pin: 23, active: low}
              horn: {kind: passive-buzzer, pin: 18}
              green: {kind: lamp, colour: green, pin: 17, lane: 2}
              relay: {kind: turnstile, pin: 22, open-seconds: 3, active: low}
              leave: {kind: exit-button, pin: 27, lane: 1, active: low}
              way: {kind: lane-switch, pin: 24, active: high}
            """);
    assertEquals(List.of(), plan.mistakes());
    assertEquals(
        List.of(
            new Planned.Serial(
                part("in", Part.Kind.SCANNER),
                new SerialSettings("/dev/serial0", 115_200, SerialSettings.Mode.TRIGGER),
                0),
            new Planned.Wedge(
                part("out", Part.Kind.SCANNER), "/dev/input/by-id/usb-x-event-kbd", 1),
            new Planned.Camera(
                part("eye", Part.Kind.SCANNER),
                new CameraSettings(List.of("cat", "/tmp/x"), 640, 480),
                0),
            new Planned.Virtual(part("folder", Part.Kind.SCANNER)),
            new Planned.Lcd(part("screen", Part.Kind.DISPLAY), 1, 0x27, 20, 4, OptionalInt.of(0)),
            new Planned.Oled(
                part("oled", Part.Kind.DISPLAY),
                1,
                0x3c,
                Planned.PixelChip.SSD1306,
                OptionalInt.empty()),
            new Planned.Oled(
                part("big", Part.Kind.DISPLAY),
                1,
                0x3d,
                Planned.PixelChip.SH1106,
                OptionalInt.of(1)),
            new Planned.Buzzer(part("buzzer", Part.Kind.BUZZER), 23, true),
            new Planned.PassiveBuzzer(part("horn", Part.Kind.BUZZER), 18),
            new Planned.Lamp(
                part("green", Part.Kind.LAMP), Planned.Colour.GREEN, 17, false, OptionalInt.of(1)),
            new Planned.Turnstile(
                part("relay", Part.Kind.TURNSTILE),
                22,
                true,
                Duration.ofSeconds(3),
                OptionalInt.empty()),
            new Planned.ExitButton(part("leave", Part.Kind.INPUT), 27, true, 0),
            new Planned.LaneSwitch(part("way", Part.Kind.INPUT), 24, false, 0)),
        plan.parts());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: frob} | SETTING_UNKNOWN | kind: frob",
        "{} | SETTING_MISSING | kind",
        "lamp | SETTING_UNKNOWN | it: lamp",
        "[lamp] | SETTING_UNKNOWN | it: […]",
        "~ | SETTING_UNKNOWN | it: null",
        "{kind: buzzer} | SETTING_MISSING | pin",
        "{kind: buzzer, pin: 28} | SETTING_UNKNOWN | pin: 28",
        "{kind: buzzer, pin: GPIO28} | SETTING_UNKNOWN | pin: GPIO28",
        "{kind: buzzer, pin: GPIO07} | SETTING_UNKNOWN | pin: GPIO07",
        "{kind: buzzer, pin: 013} | SETTING_UNKNOWN | pin: 013",
        "{kind: buzzer, pin: 08} | SETTING_UNKNOWN | pin: 08",
        "{kind: buzzer, pin: 1_3} | SETTING_UNKNOWN | pin: 1_3",
        "{kind: buzzer, pin: 0:13} | SETTING_UNKNOWN | pin: 0:13",
        "{kind: buzzer, pin: 0xd} | SETTING_UNKNOWN | pin: 0xd",
        "{kind: buzzer, pin: 0b11} | SETTING_UNKNOWN | pin: 0b11",
        "{kind: buzzer, pin: 13.0} | SETTING_UNKNOWN | pin: 13.0",
        "{kind: buzzer, pin: +13} | SETTING_UNKNOWN | pin: +13",
        "{kind: buzzer, pin: !!int 013} | SETTING_UNKNOWN | pin: 11",
        "{kind: buzzer, pin: 99999999999999999999} | SETTING_UNKNOWN | pin: 99999999999999999999",
        "{kind: buzzer, pin: 17, active: on} | SETTING_UNKNOWN | active: on",
        "{kind: lcd, address: 27, size: 16x2} | SETTING_UNKNOWN | address: 27",
        "{kind: lcd, address: 39, size: 16x2} | SETTING_UNKNOWN | address: 39",
        "{kind: camera, command: 'sh -c \"x\"'} | SETTING_UNKNOWN | command: sh -c \"x\"",
        "{kind: buzzer, pin: 17, active: lo} | SETTING_UNKNOWN | active: lo",
        "{kind: buzzer, pin: 17, lane: 1} | SETTING_UNKNOWN | lane",
        "{kind: buzzer, pin: 0} | PIN_TAKEN | GPIO0",
        "{kind: passive-buzzer, pin: 17} | SETTING_UNKNOWN | pin: 17",
        "{kind: lamp, colour: blue, pin: 17} | SETTING_UNKNOWN | colour: blue",
        "{kind: lamp, colour: red, pin: 17, lane: 0} | SETTING_UNKNOWN | lane: 0",
        "{kind: turnstile, pin: 17, open-seconds: 3600} | SETTING_UNKNOWN | open-seconds: 3600",
        "{kind: lcd, address: 0x28, size: 16x2} | SETTING_UNKNOWN | address: 0x28",
        "{kind: oled, address: 0x27} | SETTING_UNKNOWN | address: 0x27",
        "{kind: oled, address: 0x3c, chip: SH1107} | SETTING_UNKNOWN | chip: SH1107",
        "{kind: lcd, address: 0x27, size: 8x1} | SETTING_UNKNOWN | size: 8x1",
        "{kind: lcd, address: 0x27} | SETTING_MISSING | size",
        "{kind: oled, address: 0x3c, bus: -1} | SETTING_UNKNOWN | bus: -1",
        "{kind: serial} | SETTING_MISSING | device",
        "{kind: serial, device: COM1} | SETTING_UNKNOWN | device: COM1",
        "{kind: wedge, device: dev/ttyS0} | SETTING_UNKNOWN | device: dev/ttyS0",
        "{kind: serial, device: /dev/ttyACM0, baud: 12345} | SETTING_UNKNOWN | baud: 12345",
        "{kind: camera, command: []} | SETTING_UNKNOWN | command: […]",
        "{kind: camera, width: 1} | SETTING_UNKNOWN | width: 1",
        "{kind: camera, width: 1000} | SETTING_UNKNOWN | width: 1000"
      })
  void aMistakeInAPartIsNamed(String entry, Fault fault, String detail) {
    BoardPlan plan = parse("parts:\n  it: " + entry + "\n  folder: {kind: virtual}\n");
    assertEquals(1, plan.mistakes().size(), plan::toString);
    Mistake mistake = plan.mistakes().getFirst();
    assertEquals("it", mistake.part().name());
    assertEquals(fault, mistake.failing().fault());
    assertEquals(detail, mistake.failing().details().getFirst());
    assertEquals(1, plan.parts().size(), "the rest of the file is as good as before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"13", "'13'", "GPIO13", "gpio13", "GPIO 13"})
  void aPinIsTakenAsPeopleWriteIt(String pin) {
    BoardPlan plan = parse("parts: {it: {kind: buzzer, pin: " + pin + "}}");
    assertEquals(
        List.of(new Planned.Buzzer(part("it", Part.Kind.BUZZER), 13, false)), plan.parts(), pin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x27", "'0x27'", "0X27"})
  void anAddressIsTakenInHex(String address) {
    BoardPlan plan = parse("parts: {it: {kind: lcd, size: 16x2, address: " + address + "}}");
    assertEquals(0x27, ((Planned.Lcd) plan.parts().getFirst()).address(), address);
  }

  @Test
  void aNumberThatIsWrittenOddlyIsToldAsItIsProbablyMeant() {
    assertEquals("0…27 (013 → 13)", choices("{kind: buzzer, pin: 013}"));
    assertEquals("0x3c, 0x3d (3c → 0x3c)", choices("{kind: oled, address: 3c}"));
    String addresses = choices("{kind: lcd, size: 16x2, address: 27}");
    assertTrue(addresses.endsWith(", 0x3f (27 → 0x27)"), addresses);
    assertEquals("0x3c, 0x3d", choices("{kind: oled, address: 27}"));
    assertEquals("{kind: …}", choices("[buzzer, 17]"));
  }

  private static String choices(String entry) {
    BoardPlan plan = parse("parts: {it: " + entry + "}");
    return plan.mistakes().getFirst().failing().details().getLast();
  }

  @Test
  void aCommandMayBeAListOrWordsBetweenBlanks() {
    BoardPlan plan = parse("parts: {it: {kind: camera, command: rpicam-vid  -t 0x10 }}");
    assertEquals(
        List.of("rpicam-vid", "-t", "0x10"),
        ((Planned.Camera) plan.parts().getFirst()).settings().command());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pi5", "pi9", "[pi4]"})
  void noPinIsDrivenOnAnotherBoardThanTheFileSays(String board) {
    BoardPlan plan =
        parse(
            "board: "
                + board
                + """

                parts:
                  lamp: {kind: lamp, colour: red, pin: 17}
                  horn: {kind: passive-buzzer, pin: 18}
                  leave: {kind: exit-button, pin: 27}
                  in: {kind: serial, device: /dev/ttyACM0}
                  screen: {kind: lcd, address: 0x27, size: 16x2}
                  eye: {kind: camera}
                """);
    assertEquals(
        List.of("in", "screen", "eye"),
        plan.parts().stream().map(each -> each.part().name()).toList());
    assertEquals(
        List.of("box.yaml", "lamp", "horn", "leave"),
        plan.mistakes().stream().map(each -> each.part().name()).toList());
    assertEquals(
        1, plan.mistakes().stream().map(Mistake::failing).distinct().count(), "one sentence");
  }

  @Test
  void onAPi5TheSerialLineOfTheHeaderHasAnotherName() {
    String file =
        """
        parts:
          in: {kind: serial, device: %s}
          txd: {kind: lamp, colour: red, pin: 14}
        """;
    Machine pi5 = new Machine("Raspberry Pi 5 Model B Rev 1.0");
    assertEquals(
        List.of("in SETTING_UNKNOWN [device: /dev/serial0, /dev/ttyAMA0 (Raspberry Pi 5)]"),
        lines(BoardFile.parse("box.yaml", file.formatted("/dev/serial0"), pi5, device -> device)));
    assertEquals(
        List.of("txd PIN_TAKEN [GPIO14, UART (TXD, /dev/ttyAMA0)]"),
        lines(BoardFile.parse("box.yaml", file.formatted("/dev/ttyAMA0"), pi5, device -> device)));
  }

  @Test
  void allMistakesAreToldAndNotTheFirstOneOnly() {
    BoardPlan plan =
        parse(
            """
            board: pi9
            colour: red
            parts:
              a: {kind: lamp, pin: 99, lane: x}
              b: {kind: frob}
              c: {kind: serial}
              '': {kind: virtual}
            """);
    assertEquals(
        List.of(
            "box.yaml colour",
            "box.yaml board: pi9",
            "box.yaml parts",
            "a colour",
            "a pin: 99",
            "a lane: x",
            "b kind: frob",
            "c device"),
        plan.mistakes().stream()
            .map(each -> each.part().name() + " " + each.failing().details().getFirst())
            .sorted(
                Comparator.comparing(
                    (String line) -> line.startsWith("box.yaml") ? "" : line.substring(0, 1)))
            .toList());
  }

  @Test
  void aPinThatTwoPartsWantIsGivenToNeither() {
    BoardPlan plan =
        parse(
            """
            parts:
              lamp: {kind: lamp, colour: red, pin: 17}
              leave: {kind: exit-button, pin: 17}
              way: {kind: lane-switch, pin: 4}
            """);
    assertEquals(
        List.of("lamp PIN_TWICE [GPIO17, leave]", "leave PIN_TWICE [GPIO17, lamp]"), lines(plan));
    assertEquals("way", plan.parts().getFirst().part().name());
  }

  /** What is left out is wired all the same: a button there would short an output. */
  @Test
  void aPartWithAMistakeStillHasItsPin() {
    BoardPlan plan =
        parse(
            """
            parts:
              lamp: {kind: lamp, colour: red, pin: 17}
              leave: {kind: exit-button, pin: 17, lane: x}
              horn: {kind: buzer, pin: 22}
              relay: {kind: turnstile, pin: 22}
              screen: {kind: lcd, address: 0x27, size: 8x1}
              sda: {kind: lamp, colour: green, pin: 2}
              in: {kind: serial, device: /dev/serial0, baud: 1}
              txd: {kind: lamp, colour: green, pin: 14}
              good: {kind: lamp, colour: green, pin: 13}
              bad: {kind: lamp, colour: green, pin: 99}
            """);
    assertEquals(List.of("good"), plan.parts().stream().map(each -> each.part().name()).toList());
    assertEquals(
        List.of(
            "bad SETTING_UNKNOWN",
            "horn PIN_TWICE",
            "horn SETTING_UNKNOWN",
            "in SETTING_UNKNOWN",
            "lamp PIN_TWICE",
            "leave PIN_TWICE",
            "leave SETTING_UNKNOWN",
            "relay PIN_TWICE",
            "screen SETTING_UNKNOWN",
            "sda PIN_TAKEN",
            "txd PIN_TAKEN"),
        plan.mistakes().stream()
            .map(each -> each.part().name() + " " + each.failing().fault())
            .sorted()
            .toList());
  }

  @Test
  void aPartWithAMistakeKeepsNoDeviceFromOneThatCouldUseIt() {
    BoardPlan plan =
        parse(
            """
            parts:
              a: {kind: serial, device: /dev/ttyACM0, baud: 1}
              b: {kind: serial, device: /dev/ttyACM0}
              c: {kind: oled, address: 0x3c, chip: x}
              d: {kind: lcd, address: 0x3c, size: 16x2}
              e: {kind: passive-buzzer, pin: 12, lane: 1}
              f: {kind: passive-buzzer, pin: 18}
            """);
    assertEquals(
        List.of("b", "d", "f"), plan.parts().stream().map(each -> each.part().name()).toList());
    assertTrue(
        lines(plan)
            .containsAll(
                List.of(
                    "a DEVICE_TWICE [/dev/ttyACM0, b]",
                    "c ADDRESS_TWICE [0x3c (i2c-1), d]",
                    "e PIN_TAKEN [GPIO12, PWM0 \"f\" (GPIO18)]")),
        plan::toString);
  }

  @Test
  void anAddressOrADeviceThatTwoPartsWantStaysWithTheFirst() {
    BoardPlan plan =
        parse(
            """
            parts:
              a: {kind: lcd, address: 0x27, size: 16x2}
              b: {kind: lcd, address: 0x27, size: 20x4}
              other-bus: {kind: lcd, bus: 3, address: 0x27, size: 20x4}
              c: {kind: serial, device: /dev/ttyACM0}
              d: {kind: serial, device: /dev/ttyACM0, lane: 2}
            """);
    assertEquals(
        List.of("d DEVICE_TWICE [/dev/ttyACM0, c]", "b ADDRESS_TWICE [0x27 (i2c-1), a]"),
        lines(plan));
    assertEquals(3, plan.parts().size());
  }

  @Test
  void twoNamesOfOneDeviceAreOneDevice() {
    String file =
        """
        parts:
          a: {kind: serial, device: /dev/ttyS0}
          b: {kind: serial, device: /dev/../dev/./ttyS0, lane: 2}
          c: {kind: serial, device: /dev/serial0, lane: 3}
          txd: {kind: lamp, colour: red, pin: 14}
        """;
    BoardPlan plan =
        BoardFile.parse(
            "box.yaml", file, PI4, name -> name.equals("/dev/serial0") ? "/dev/ttyS0" : name);
    assertEquals(
        List.of(
            "b DEVICE_TWICE [/dev/ttyS0, a]",
            "c DEVICE_TWICE [/dev/serial0 = /dev/ttyS0, a]",
            "txd PIN_TAKEN [GPIO14, UART (TXD, /dev/serial0)]"),
        lines(plan));
  }

  @Test
  void aLinkToADeviceIsFollowedWhereThereIsOne(@TempDir Path folder) throws IOException {
    Path device = Files.createFile(folder.toRealPath().resolve("ttyS0"));
    Path link = Files.createSymbolicLink(folder.resolve("serial0"), device);
    assertEquals(device.toString(), BoardFile.ownName(link.toString()));
    assertEquals("/dev/no-such-device", BoardFile.ownName("/dev/no-such-device"));
  }

  @Test
  void pinsOfABusOrOfTheSerialLineBelongToItAsSoonAsItIsUsed() {
    String lamps =
        """
        parts:
          sda: {kind: lamp, colour: red, pin: 2}
          txd: {kind: lamp, colour: red, pin: 14}
        """;
    assertEquals(List.of(), parse(lamps).mistakes());
    assertEquals(
        List.of(
            "sda PIN_TAKEN [GPIO2, I2C (SDA1)]",
            "txd PIN_TAKEN [GPIO14, UART (TXD, /dev/serial0)]"),
        lines(
            parse(
                lamps
                    + """
                      screen: {kind: lcd, address: 0x27, size: 16x2}
                      in: {kind: serial, device: /dev/serial0}
                    """)));
  }

  @Test
  void twoPassiveBuzzersWithOneVoiceAreToldWhereTheBoardHasNoMore() {
    String horns =
        """
        parts:
          a: {kind: passive-buzzer, pin: 12}
          b: {kind: passive-buzzer, pin: 18}
          c: {kind: passive-buzzer, pin: 19}
        """;
    assertEquals(List.of("b PIN_TAKEN [GPIO18, PWM0 \"a\" (GPIO12)]"), lines(parse(horns)));
    Machine pi5 = new Machine("Raspberry Pi 5 Model B Rev 1.0");
    assertEquals(List.of(), lines(BoardFile.parse("box.yaml", horns, pi5, device -> device)));
  }

  @ParameterizedTest
  @CsvSource({
    "Raspberry Pi 3 Model B Rev 1.2, pi3",
    "Raspberry Pi 3 Model B Plus Rev 1.3, pi3",
    "Raspberry Pi 3 Model A Plus Rev 1.0, pi3",
    "Raspberry Pi Compute Module 3 Rev 1.0, pi3",
    "Raspberry Pi Compute Module 3 Plus Rev 1.0, pi3",
    "Raspberry Pi 4 Model B Rev 1.4, pi4",
    "Raspberry Pi 400 Rev 1.0, pi4",
    "Raspberry Pi Compute Module 4 Rev 1.1, pi4",
    "Raspberry Pi Compute Module 4S Rev 1.0, pi4",
    "Raspberry Pi 5 Model B Rev 1.0, pi5",
    "Raspberry Pi 500 Rev 1.0, pi5",
    "Raspberry Pi 500 Plus Rev 1.0, pi5",
    "Raspberry Pi Compute Module 5 Rev 1.0, pi5",
    "Raspberry Pi Compute Module 5 Lite Rev 1.0, pi5",
    "Raspberry Pi Zero 2 W Rev 1.0, zero2w"
  })
  void aBoardIsKnownByWhatItsKernelSays(String says, String key) {
    String file = "board: " + key + "\nparts: {}\n";
    assertEquals(
        List.of(),
        BoardFile.parse("box.yaml", file, new Machine(says), device -> device).mistakes());
    assertEquals(
        List.of("box.yaml SETTING_UNKNOWN [board: " + key + ", auto (amd64)]"),
        lines(BoardFile.parse("box.yaml", file, new Machine("amd64"), device -> device)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Raspberry Pi 2 Model B Rev 1.1",
        "Raspberry Pi Model B Plus Rev 1.2",
        "Raspberry Pi Compute Module Rev 1.0",
        "Raspberry Pi Zero W Rev 1.1",
        "Raspberry Pi 40",
        "Raspberry Pi 6 Model B Rev 1.0",
        "Pine64"
      })
  void aBoardThatOnlySoundsAlikeIsUnknown(String says) {
    assertTrue(new Machine(says).model().isEmpty(), says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parts: {a: {kind: virtual}, a: {kind: virtual}}",
        "parts: [",
        "\tparts: {}",
        "!!int x",
        "!!java.net.URL [\"http://localhost\"]",
        "a: &a [*a",
        "--- {}\n--- {}\n"
      })
  void aFileThatIsNoYamlIsOneMistakeOfTheBoard(String text) {
    BoardPlan plan = parse(text);
    assertEquals(1, plan.mistakes().size(), text);
    assertEquals(Fault.FILE_UNREADABLE, plan.mistakes().getFirst().failing().fault(), text);
    assertEquals(Part.Kind.BOARD, plan.mistakes().getFirst().part().kind());
  }

  @Test
  void theSentenceNamesTheLineAndTheNameThatStandsTwice() {
    assertEquals(
        List.of("box.yaml FILE_UNREADABLE [box.yaml, 3, 2]"), lines(parse("parts:\n  a:b: [\n]]")));
    assertEquals(
        List.of("box.yaml FILE_UNREADABLE [box.yaml, 3, 3, a]"),
        lines(parse("parts:\n  a: {kind: virtual}\n  a: {kind: virtual}\n")));
  }

  @Test
  void withoutABoardFileThereIsNothingToDoAndNothingWrong(@TempDir Path folder) {
    BoardPlan plan = BoardFile.read(folder.resolve(BoardFile.NAME), PI4);
    assertEquals(BoardPlan.NONE, plan);
  }

  @Test
  void aFileOfTheWrongKindOrSizeIsOneMistake(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(BoardFile.NAME);
    Files.createDirectory(file);
    assertEquals(List.of("box.yaml FILE_UNREADABLE [box.yaml]"), lines(read(file)));
    Files.delete(file);
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertEquals(List.of("box.yaml FILE_UNREADABLE [box.yaml, UTF-8]"), lines(read(file)));
    Files.writeString(file, "#".repeat(100_000));
    assertEquals(List.of("box.yaml FILE_UNREADABLE [box.yaml, ≤ 64 KiB]"), lines(read(file)));
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsRefusedAndNobodyWaitsForItsWriter(@TempDir Path folder) throws Exception {
    Path file = folder.resolve(BoardFile.NAME);
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    assertEquals(List.of("box.yaml FILE_UNREADABLE [box.yaml]"), lines(read(file)));
  }

  private static BoardPlan read(Path file) {
    return BoardFile.read(file, PI4);
  }

  private static BoardPlan parse(String text) {
    return BoardFile.parse("box.yaml", text, PI4, device -> device);
  }

  private static List<String> lines(BoardPlan plan) {
    return plan.mistakes().stream()
        .map(
            each ->
                each.part().name() + " " + each.failing().fault() + " " + each.failing().details())
        .toList();
  }

  private static Part part(String name, Part.Kind kind) {
    return new Part(name, kind);
  }
}
