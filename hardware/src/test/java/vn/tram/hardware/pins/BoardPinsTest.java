package vn.tram.hardware.pins;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.boardinfo.definition.BoardModel;
import com.pi4j.extension.Plugin;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import com.pi4j.plugin.mock.provider.i2c.MockI2C;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.board.Model;
import vn.tram.hardware.part.Condition;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.PartException;

class BoardPinsTest {

  private static final Machine PI4 = new Machine("Raspberry Pi 4 Model B Rev 1.4");
  private static final Machine PI5 = new Machine("Raspberry Pi 5 Model B Rev 1.0");

  @TempDir private Path root;

  private final MockDrivers mock = new MockDrivers();
  private final List<Path> closed = new CopyOnWriteArrayList<>();
  private BoardPins pins;

  @BeforeEach
  void board() throws IOException {
    file("dev/gpiochip0");
    file("dev/i2c-1");
    pins = on(PI4);
  }

  @AfterEach
  void close() {
    pins.close();
  }

  /**
   * With the fakes at hand, as on a developer's machine, and on this machine, which has no pins.
   */
  @Test
  void anUnknownBoardGetsNoPinsWhateverIsOnTheClassPath() {
    assertTrue(
        ServiceLoader.load(Plugin.class).stream()
            .anyMatch(plugin -> plugin.type().getName().contains("mock")),
        "Pi4J would find its mock here");
    var machine = new Machine("Some Board 7");
    try (var stranger = new BoardPins(machine, entrances(), mock);
        var here = new BoardPins(machine, entrances(), new LinuxDrivers())) {
      for (Pins each : List.of(stranger, here)) {
        assertFault(() -> each.output(17, false), Fault.UNKNOWN_BOARD, "Some Board 7");
        assertFault(() -> each.input(17, false, _ -> {}), Fault.UNKNOWN_BOARD, "Some Board 7");
        assertFault(() -> each.wire(1, 0x27), Fault.UNKNOWN_BOARD, "Some Board 7");
        assertFault(() -> each.whistle(18), Fault.UNKNOWN_BOARD, "Some Board 7");
      }
    }
    assertEquals(0, mock.made());
  }

  /** The revision codes are those that Raspberry Pi's documentation gives for these boards. */
  @ParameterizedTest
  @CsvSource({
    "Raspberry Pi 3 Model A Plus Rev 1.0, 9020e0",
    "Raspberry Pi 3 Model B Plus Rev 1.3, a020d3",
    "Raspberry Pi Compute Module 3 Plus Rev 1.0, a02100",
    "Raspberry Pi 4 Model B Rev 1.4, c03114",
    "Raspberry Pi 400 Rev 1.0, c03130",
    "Raspberry Pi Compute Module 4 Rev 1.1, c03141",
    "Raspberry Pi 5 Model B Rev 1.0, d04170",
    "Raspberry Pi 500 Rev 1.0, d04190",
    "Raspberry Pi Compute Module 5 Rev 1.0, c04180",
    "Raspberry Pi Compute Module 5 Lite Rev 1.0, c041a0",
    "Raspberry Pi Zero 2 W Rev 1.0, 902120"
  })
  void pi4jAndTheGateAgreeOnWhoDrivesThePinsOfABoard(String says, String code) throws Exception {
    var machine = new Machine(says);
    assertEquals(
        machine.model().filter(Model.PI5::equals).isPresent(),
        BoardModel.getByBoardCode(code).usesRP1());
    pins.close();
    pins = on(machine);
    pins.output(17, false).set(true);
    assertEquals(DigitalState.HIGH, mock.output(17).state());
  }

  @Test
  void anOutputIsOffThenAsToldThenOff() throws PartException {
    Pins.Output high = pins.output(17, false);
    MockDigitalOutput first = mock.output(17);
    assertEquals(DigitalState.LOW, first.state());
    high.set(true);
    assertEquals(DigitalState.HIGH, first.state());
    high.close();
    assertEquals(DigitalState.LOW, first.state());

    Pins.Output low = pins.output(17, true);
    MockDigitalOutput second = mock.output(17);
    assertEquals(DigitalState.HIGH, second.state());
    low.set(true);
    assertEquals(DigitalState.LOW, second.state());
    low.close();
    assertEquals(DigitalState.HIGH, second.state());
    assertFault(() -> low.set(true), Fault.LOST, "GPIO17");
  }

  @Test
  void closingTheBoardSwitchesOffWhatIsOpen() throws PartException {
    pins.output(17, false).set(true);
    pins.output(22, true).set(true);
    pins.close();
    assertEquals(DigitalState.LOW, mock.output(17).state());
    assertEquals(DigitalState.HIGH, mock.output(22).state());
    assertFault(() -> pins.output(23, false), Fault.LOST, PI4.says());
  }

  @Test
  void aContactIsHeardAsClosedOrOpenWhateverItsLevel() throws PartException {
    List<Boolean> heard = new ArrayList<>();
    Pins.Input input = pins.input(27, true, heard::add);
    MockDigitalInput contact = mock.input(27);
    contact.mockState(DigitalState.HIGH);
    assertFalse(input.on());
    contact.mockState(DigitalState.LOW);
    assertTrue(input.on());
    assertEquals(List.of(false, true), heard);
    input.close();
    assertFault(input::on, Fault.LOST, "GPIO27");
  }

  @Test
  void aPinIsGivenOutOnce() throws PartException {
    Pins.Output first = pins.output(17, false);
    assertFault(() -> pins.output(17, false), Fault.IN_USE, "GPIO17");
    assertFault(() -> pins.input(17, false, _ -> {}), Fault.IN_USE, "GPIO17");
    first.close();
    pins.output(17, false).close();
  }

  @Test
  void aPinThatAnotherProgramHoldsIsInUse() {
    mock.hold(17);
    assertFault(() -> pins.output(17, false), Fault.IN_USE, "GPIO17");
  }

  @Test
  void withoutAChipOrThePermissionItSaysWhich() throws IOException {
    closed.add(root.resolve("dev/gpiochip0"));
    assertFault(() -> pins.output(17, false), Fault.FORBIDDEN, "/dev/gpiochip0", "gpio");
    Files.delete(root.resolve("dev/gpiochip0"));
    assertFault(() -> pins.output(17, false), Fault.NOT_FOUND, "/dev/gpiochip0");
  }

  @Test
  void bytesReachTheDeviceOnTheBus() throws PartException {
    try (Pins.Wire wire = pins.wire(1, 0x27)) {
      wire.write((byte) 0x0c, (byte) 0x08);
      MockI2C device = mock.wire();
      assertEquals(0x27, device.device());
      byte[] bytes = new byte[2];
      device.read(bytes, 0, 2);
      assertArrayEquals(new byte[] {0x0c, 0x08}, bytes);
    }
    pins.wire(1, 0x27).close();
  }

  @Test
  void aBusThatIsOffOrForbiddenOrTakenSaysWhatToDo() throws IOException {
    closed.add(root.resolve("dev/i2c-1"));
    assertFault(() -> pins.wire(1, 0x27), Fault.FORBIDDEN, "/dev/i2c-1", "i2c");
    closed.clear();
    file("sys/bus/i2c/devices/1-0027/driver");
    assertFault(() -> pins.wire(1, 0x27), Fault.IN_USE, "0x27 on bus 1");
    Files.delete(root.resolve("dev/i2c-1"));
    assertFault(() -> pins.wire(1, 0x27), Fault.SWITCHED_OFF, "I2C", "dtparam=i2c_arm=on");
    assertFault(() -> pins.wire(3, 0x27), Fault.NOT_FOUND, "/dev/i2c-3");
  }

  @Test
  void aDeviceThatDoesNotAcknowledgeDoesNotAnswer() throws Exception {
    try (Pins.Wire wire = pins.wire(1, 0x27)) {
      wire.ask();
      mock.fallSilent();
      assertFault(() -> wire.write((byte) 1), Fault.NO_ANSWER, "0x27 on bus 1");
      assertFault(wire::ask, Fault.NO_ANSWER, "0x27 on bus 1");
      Files.delete(root.resolve("dev/i2c-1"));
      assertFault(() -> wire.write((byte) 1), Fault.LOST, "0x27 on bus 1");
    }
  }

  /** Pi4J's own PWM driver, on files like those of the kernel. */
  @Test
  void aWhistleSetsThePeriodOfItsChannel() throws Exception {
    Path channel = pwm("soc/fe20c000.pwm", 0, 1);
    try (Pins.Whistle whistle = pins.whistle(19)) {
      whistle.sound(2000);
      assertEquals("500000", Files.readString(channel.resolve("period")));
      assertEquals("250000", Files.readString(channel.resolve("duty_cycle")));
      assertEquals("1", Files.readString(channel.resolve("enable")));
      whistle.sound(0);
      assertEquals("0", Files.readString(channel.resolve("enable")));
      whistle.sound(1000);
    }
    assertEquals("0", Files.readString(channel.resolve("enable")));
  }

  @Test
  void aPi5HasItsPwmElsewhere() throws Exception {
    pwm("axi/1000120000.pcie/1f0009c000.pwm", 0, 2);
    Path channel = pwm("axi/1000120000.pcie/1f00098000.pwm", 2, 2);
    try (var five = on(PI5);
        Pins.Whistle whistle = five.whistle(18)) {
      whistle.sound(440);
      assertEquals("1", Files.readString(channel.resolve("enable")));
    }
  }

  @Test
  void aWhistleThatAKilledProgramLeftSoundingIsSilencedFirst() throws Exception {
    Path channel = pwm("soc/fe20c000.pwm", 0, 0);
    Files.writeString(channel.resolve("enable"), "1");
    try (Pins.Whistle _ = pins.whistle(18)) {
      assertEquals("0", Files.readString(channel.resolve("enable")));
    }
  }

  /** On Raspberry Pi OS that takes udev a moment, and on a busy machine a long one. */
  @ParameterizedTest
  @ValueSource(strings = {"period", "duty_cycle", "polarity", "enable"})
  @Timeout(60)
  void aChannelThatIsNotTheGroupsYetIsAwaited(String last) throws Exception {
    Path channel = pwm("soc/fe20c000.pwm", 0, 0);
    Path awaited = root.resolve("sys/class/pwm/pwmchip0/pwm0/" + last);
    closed.add(awaited);
    var looks = new AtomicInteger();
    Predicate<Path> usable =
        file -> {
          if (file.equals(awaited) && looks.incrementAndGet() == 2) {
            // Somebody who waits looks again; from now on it is told when to look.
            handOver(awaited);
          }
          return !closed.contains(file);
        };
    try (var busy = new BoardPins(PI4, new Entrances(root, usable, Duration.ofHours(1)), mock);
        Pins.Whistle whistle = busy.whistle(18)) {
      whistle.sound(2000);
      assertEquals("1", Files.readString(channel.resolve("enable")));
    }
  }

  /** As udev does, in a process of its own: chown, then chmod. */
  private void handOver(Path file) {
    Thread.ofVirtual()
        .start(
            () -> {
              closed.remove(file);
              try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwx---"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @Test
  void aChannelThatNeverBecomesTheGroupsIsForbiddenAndTriedAgain() throws Exception {
    Path channel = pwm("soc/fe20c000.pwm", 0, 0);
    closed.add(root.resolve("sys/class/pwm/pwmchip0/pwm0/period"));
    assertFault(
        () -> pins.whistle(18), Fault.FORBIDDEN, "/sys/class/pwm/pwmchip0/pwm0/period", "gpio");
    closed.clear();
    try (Pins.Whistle whistle = pins.whistle(18)) {
      whistle.sound(2000);
      assertEquals("1", Files.readString(channel.resolve("enable")));
    }
  }

  @Test
  @Timeout(60)
  void whoeverClosesTheBoxDoesNotWaitForUdev() throws Exception {
    pwm("soc/fe20c000.pwm", 0, 0);
    closed.add(root.resolve("sys/class/pwm/pwmchip0/pwm0/period"));
    var patient = new Entrances(root, file -> !closed.contains(file), Duration.ofHours(1));
    try (var busy = new BoardPins(PI4, patient, mock)) {
      Thread.currentThread().interrupt();
      assertFault(
          () -> busy.whistle(18), Fault.FORBIDDEN, "/sys/class/pwm/pwmchip0/pwm0/period", "gpio");
      assertTrue(Thread.interrupted(), "whoever closes waits for the thread to notice");
    }
  }

  @Test
  void withoutTheOverlayItSaysWhichLineIsMissing() throws Exception {
    assertFault(
        () -> pins.whistle(18), Fault.SWITCHED_OFF, "PWM GPIO18", "dtoverlay=pwm,pin=18,func=2");
    assertFault(
        () -> pins.whistle(13), Fault.SWITCHED_OFF, "PWM GPIO13", "dtoverlay=pwm,pin=13,func=4");
    pwm("soc/fe20c000.pwm", 0, 0);
    closed.add(root.resolve("sys/class/pwm/pwmchip0/export"));
    assertFault(() -> pins.whistle(18), Fault.FORBIDDEN, "/sys/class/pwm/pwmchip0/export", "gpio");
    assertFault(() -> pins.whistle(17), Fault.SETTING_WRONG, "pin", "17");
  }

  private BoardPins on(Machine machine) {
    return new BoardPins(machine, entrances(), mock);
  }

  private Entrances entrances() {
    return new Entrances(root, file -> !closed.contains(file), Duration.ZERO);
  }

  /** A PWM chip with one exported channel; the folder of the channel. */
  private Path pwm(String device, int chip, int channel) throws IOException {
    Path folder = root.resolve("sys/devices/platform/" + device + "/pwm/pwmchip" + chip);
    Path pwm = folder.resolve("pwm" + channel);
    Files.createDirectories(pwm);
    Files.writeString(folder.resolve("npwm"), "4\n");
    Files.writeString(folder.resolve("export"), "");
    for (String file : List.of("enable", "period", "duty_cycle")) {
      Files.writeString(pwm.resolve(file), "0");
    }
    Files.writeString(pwm.resolve("polarity"), "normal");
    Path link = root.resolve("sys/class/pwm/pwmchip" + chip);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, folder);
    return pwm;
  }

  private void file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private static void assertFault(Executable use, Fault fault, String... details) {
    var e = assertThrows(PartException.class, use);
    assertEquals(new Condition.Failing(fault, List.of(details)), e.condition(), () -> "" + e);
  }
}
