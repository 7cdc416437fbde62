package vn.tram.hardware.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.serial.SerialPorts.Found;

class SerialPortsTest {

  @TempDir private Path devices;

  @Test
  void aPortIsNamedByTheLinkThatStaysWhereThereIsOne() throws IOException {
    Path links = Files.createDirectories(devices.resolve("serial/by-id"));
    Path link = Files.createSymbolicLink(links.resolve("usb-Gate"), Path.of("../../ttyACM0"));
    Path header = Files.createSymbolicLink(devices.resolve("serial0"), Path.of("ttyAMA0"));
    assertEquals(
        List.of(
            new Found(link, "Gate"),
            new Found(header, "wires"),
            new Found(devices.resolve("ttyUSB0"), "other")),
        SerialPorts.named(
            List.of(
                new Found(devices.resolve("ttyACM0"), "Gate"),
                new Found(devices.resolve("ttyAMA0"), "wires"),
                new Found(devices.resolve("ttyUSB0"), "other")),
            devices));
  }

  @Test
  void theDebugSocketOfAPi5IsNotOfferedAsTheLineOfTheHeader() throws IOException {
    Files.createSymbolicLink(devices.resolve("serial0"), Path.of("ttyAMA10"));
    var header = new Found(devices.resolve("ttyAMA0"), "wires");
    var debug = new Found(devices.resolve("ttyAMA10"), "debug");
    assertEquals(List.of(header), SerialPorts.named(List.of(debug, header), devices));
  }

  @Test
  void lookingForPortsFailsOnNoMachine() {
    SerialPorts.found().forEach(port -> assertEquals(true, Files.exists(port.device())));
  }
}
