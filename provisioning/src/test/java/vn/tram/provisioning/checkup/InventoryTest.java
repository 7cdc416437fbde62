package vn.tram.provisioning.checkup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.board.BoardFile;
import vn.tram.hardware.board.BoardPlan;
import vn.tram.hardware.board.Machine;
import vn.tram.hardware.part.Fault;
import vn.tram.hardware.part.FaultWords;
import vn.tram.hardware.serial.SerialPorts;
import vn.tram.hardware.wedge.Keyboards;
import vn.tram.provisioning.text.Texts;

/** What is found becomes a board file that can be pasted. */
class InventoryTest {

  private static final Machine PI = new Machine("Raspberry Pi 5 Model B Rev 1.0");

  @TempDir private Path folder;

  @Test
  void whatIsFoundIsABoardFileWithoutMistakes() throws IOException {
    var found =
        new Inventory(
            PI,
            List.of(new SerialPorts.Found(Path.of("/dev/serial/by-id/usb-\"GM65\": #1"), "GM65")),
            List.of(new Keyboards.Keyboard(Path.of("/dev/input/event3"), "Scanner")),
            List.of(new Inventory.Bus(1, List.of(0x27, 0x3c), List.of(0x68), Optional.empty())),
            Optional.of("rpicam-vid"));
    Path file = Files.write(folder.resolve(BoardFile.NAME), found.fragment());
    BoardPlan plan = BoardFile.read(file, PI);
    assertEquals(List.of(), plan.mistakes(), () -> found.fragment().toString());
    assertEquals(
        List.of("scanner-1", "scanner-2", "screen-1", "screen-2", "camera-1"),
        plan.parts().stream().map(part -> part.part().name()).toList());
    List<String> lines = new Listing(Texts.english(), new FaultWords(Locale.ENGLISH)).of(found);
    assertTrue(lines.getLast().contains("chip: sh1106"), lines::toString);
  }

  @Test
  void whereNothingIsFoundTheFileIsStillOne() throws IOException {
    var found = new Inventory(PI, List.of(), List.of(), List.of(), Optional.empty());
    Path file = Files.write(folder.resolve(BoardFile.NAME), found.fragment());
    assertEquals(List.of(), BoardFile.read(file, PI).mistakes());
  }

  @Test
  void theAddressesThatAnswerAreFoundAndNothingIsWrittenToAnybody() {
    Map<Integer, Fault> silent = new HashMap<>();
    for (int address = 0x08; address <= 0x77; address++) {
      silent.put(address, Fault.NO_ANSWER);
    }
    silent.remove(0x27);
    silent.remove(0x57);
    silent.remove(0x76);
    silent.put(0x3c, Fault.IN_USE);
    silent.put(0x68, Fault.IN_USE);
    var bench = new Bench(Set.of(), silent);
    Inventory.Bus bus = Inventory.scan(1, bench, () -> 0);
    assertEquals(List.of(0x27, 0x3c), bus.displays());
    assertEquals(List.of(0x57, 0x68, 0x76), bus.strangers());
    assertTrue(bus.trouble().isEmpty());
    assertEquals(Set.of(), bench.written());
    assertEquals(0x77 - 0x08, bench.asked().size(), "all but one");
    assertFalse(bench.asked().contains(0x69), "a read may lock the bus there");
    List<String> lines = lines(bus);
    for (String told :
        List.of(
            "0x27",
            "0x3c",
            "0x57 on bus 1: something unknown answers (a memory chip?)",
            "0x68 on bus 1: something unknown answers (a clock",
            "0x76 on bus 1: something")) {
      assertTrue(lines.stream().anyMatch(line -> line.startsWith("I2C " + told)), told + lines);
    }
  }

  @Test
  void camerasAndMonitorsOnOtherBusesAreLeftAlone() {
    var bench = new Bench();
    assertEquals(16, Inventory.scan(20, bench, () -> 0).displays().size());
    assertEquals(16, bench.asked().size());
  }

  /** Each address takes a second then. */
  @Test
  void aBusThatIsStuckIsGivenUp() {
    var bench = new Bench();
    var seconds = new AtomicLong();
    Inventory.Bus bus = Inventory.scan(1, bench, () -> seconds.incrementAndGet() * 1_000_000_000);
    assertEquals(Fault.NO_ANSWER, bus.trouble().orElseThrow().fault());
    assertTrue(bench.asked().size() < 10, bench.asked()::toString);
    assertTrue(
        lines(bus).stream().anyMatch(line -> line.contains("Nothing answers at /dev/i2c-1")),
        lines(bus)::toString);
  }

  private static List<String> lines(Inventory.Bus bus) {
    return new Listing(Texts.english(), new FaultWords(Locale.ENGLISH))
        .of(new Inventory(PI, List.of(), List.of(), List.of(bus), Optional.empty()));
  }

  @Test
  void aBusThatMayNotBeAskedIsToldInOneSentence() {
    Inventory.Bus bus = Inventory.scan(1, new Bench(Set.of(), Map.of(0, Fault.FORBIDDEN)), () -> 0);
    List<String> lines = lines(bus);
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("I2C bus 1: The gate may not use")),
        lines::toString);
  }

  @Test
  void anUnknownMachineIsCalledSo() {
    var found =
        new Inventory(new Machine("amd64"), List.of(), List.of(), List.of(), Optional.empty());
    String first =
        new Listing(Texts.vietnamese(), new FaultWords(Locale.of("vi"))).of(found).getFirst();
    assertTrue(first.contains("amd64") && first.contains("không phải bo mạch"), first);
  }

  @Test
  void busesAreFoundByTheirNumbers() throws IOException {
    for (String name : List.of("i2c-10", "i2c-1", "i2c-x", "i2c", "tty1")) {
      Files.createFile(folder.resolve(name));
    }
    assertEquals(List.of(1, 10), Inventory.buses(folder));
    assertEquals(List.of(), Inventory.buses(folder.resolve("none")));
  }
}
