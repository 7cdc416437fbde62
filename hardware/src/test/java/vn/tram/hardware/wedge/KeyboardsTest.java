package vn.tram.hardware.wedge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.hardware.wedge.Keyboards.Keyboard;

class KeyboardsTest {

  private static final String DEVICES =
      """
      I: Bus=0003 Vendor=1234 Product=5678 Version=0110
      N: Name="Gate HID Barcode"
      P: Phys=usb-0000:01:00.0-1.2/input0
      H: Handlers=sysrq kbd leds event0\s
      B: EV=120013
      B: KEY=1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe

      I: Bus=0003 Vendor=0001 Product=0002 Version=0110
      N: Name="A keyboard without a name of its own"
      H: Handlers=sysrq kbd event1\s
      B: EV=120013

      I: Bus=0019 Vendor=0000 Product=0001 Version=0000
      N: Name="Power Button"
      H: Handlers=kbd event2\s
      B: EV=3

      """;

  @TempDir private Path folder;

  @Test
  void keyboardsAreNamedByTheLinkThatStaysAndPowerButtonsAreNone() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Path links = Files.createDirectories(input.resolve("by-id"));
    Path link = Files.createSymbolicLink(links.resolve("usb-Gate-event-kbd"), Path.of("../event0"));
    Path devices = Files.writeString(folder.resolve("devices"), DEVICES);
    assertEquals(
        List.of(
            new Keyboard(link, "Gate HID Barcode"),
            new Keyboard(input.resolve("event1"), "A keyboard without a name of its own")),
        Keyboards.found(devices, input));
  }

  @Test
  void aKernelWithoutInputDevicesHasNone() {
    assertEquals(List.of(), Keyboards.found(folder.resolve("nothing"), folder));
  }
}
