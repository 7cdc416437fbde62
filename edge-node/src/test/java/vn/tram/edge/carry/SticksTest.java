package vn.tram.edge.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tram.edge.carry.CarryException.Problem;

class SticksTest {
  @TempDir Path machine;

  private Sticks sticks(String mounts) throws IOException {
    Path blocks = Files.createDirectories(machine.resolve("block"));
    device("devices/pci0/usb1/1-1/sda1", "sda1");
    device("devices/pci0/usb2/2-1/sdb1", "sdb1");
    device("devices/pci0/ata1/sdc1", "sdc1");
    return new Sticks(
        Optional.empty(), Files.writeString(machine.resolve("mounts"), mounts), blocks);
  }

  private void device(String place, String name) throws IOException {
    Path device = Files.createDirectories(machine.resolve(place));
    Files.createSymbolicLink(machine.resolve("block").resolve(name), device);
  }

  @Test
  void theOneUsbStickThatIsMountedIsFound() throws Exception {
    Sticks sticks =
        sticks(
            """
            /dev/sdc1 /mnt/data ext4 rw 0 0
            tmpfs /run/media tmpfs rw 0 0
            /dev/sda1 /media/tram/USB\\040TRAM vfat rw 0 0
            /dev/sdb1 /boot vfat rw 0 0
            """);
    assertEquals(List.of(Path.of("/media/tram/USB TRAM")), sticks.mounted());
    assertEquals(new Stick(Path.of("/media/tram/USB TRAM")), sticks.one());
  }

  @Test
  void twoSticksAreAQuestionAndNoneIsASentence() throws Exception {
    Sticks two = sticks("/dev/sda1 /media/a vfat rw 0 0\n/dev/sdb1 /mnt/b vfat rw 0 0\n");
    assertEquals(Problem.MANY_STICKS, assertThrows(CarryException.class, two::one).problem());
    Files.writeString(machine.resolve("mounts"), "");
    assertEquals(Problem.NO_STICK, assertThrows(CarryException.class, two::one).problem());
  }

  @Test
  void theSettingsHaveTheLastWord() throws Exception {
    Path chosen = machine.resolve("chosen");
    assertEquals(new Stick(chosen), new Sticks(Optional.of(chosen), machine, machine).one());
  }
}
