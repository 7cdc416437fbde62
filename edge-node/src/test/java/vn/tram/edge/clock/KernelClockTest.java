package vn.tram.edge.clock;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class KernelClockTest {
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  @Test
  @EnabledOnOs(OS.LINUX)
  void itCountsSinceTheKernelBooted() throws IOException {
    BootClock clock = KernelClock.ofThisMachine();
    long before = uptimeMillis();
    long millis = clock.millis();
    long after = uptimeMillis();
    // The kernel writes hundredths of a second there, cut off, of a clock that time servers slew.
    long slewed = 10 + after / 1_000;
    assertTrue(
        before - slewed <= millis && millis < after + slewed,
        before + " <= " + millis + " <= " + after);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itNeverGoesBack() {
    BootClock clock = KernelClock.ofThisMachine();
    long last = 0;
    for (int i = 0; i < 100_000; i++) {
      long millis = clock.millis();
      assertTrue(millis >= last, last + " before " + millis);
      last = millis;
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itNamesTheBootAsTheKernelDoes() throws IOException {
    assertEquals(Files.readString(BOOT_ID).strip(), KernelClock.ofThisMachine().boot().toString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theKernelSaysWhetherItsWallClockIsWorthAnything() {
    assertDoesNotThrow(KernelClock.ofThisMachine()::disciplined);
  }

  @Test
  void whereNoKernelTellsEachStartIsABootOfItsOwn() {
    var clock = new ProcessClock();
    long earlier = clock.millis();
    assertTrue(earlier >= 0 && clock.millis() >= earlier);
    assertEquals(clock.boot(), clock.boot());
    assertTrue(!clock.boot().equals(new ProcessClock().boot()));
  }

  private static long uptimeMillis() throws IOException {
    String seconds = Files.readString(UPTIME).split(" ")[0];
    return (long) (Double.parseDouble(seconds) * 1_000 + 0.5);
  }
}
