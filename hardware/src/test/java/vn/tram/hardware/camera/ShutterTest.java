package vn.tram.hardware.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShutterTest {
  private final Shutter shutter = new Shutter(4);

  private void fill(int value) {
    byte[] buffer = shutter.toFill();
    buffer[0] = (byte) value;
    shutter.filled(new Frame(buffer, value));
  }

  private long seen() throws InterruptedException {
    return shutter.next(Duration.ZERO).orElseThrow().seenAt();
  }

  @Test
  void theNewestFrameIsLookedAtAndTheOthersAreNot() throws Exception {
    fill(1);
    fill(2);
    fill(3);
    assertEquals(3, seen());
    assertEquals(Optional.empty(), shutter.next(Duration.ZERO));
  }

  @Test
  void aFrameStaysAsItIsWhileItIsLookedAt() throws Exception {
    fill(1);
    Frame looked = shutter.next(Duration.ZERO).orElseThrow();
    for (int value = 2; value < 20; value++) {
      fill(value);
    }
    assertEquals(1, looked.bytes()[0]);
    assertEquals(19, seen());
  }

  @Test
  void threeBuffersAreEnoughForEver() throws Exception {
    Set<byte[]> used = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int value = 0; value < 1_000; value++) {
      byte[] buffer = shutter.toFill();
      used.add(buffer);
      shutter.filled(new Frame(buffer, value));
      if (value % 3 == 0) {
        used.add(shutter.next(Duration.ZERO).orElseThrow().bytes());
      }
    }
    assertTrue(used.size() <= 3, () -> used.size() + " buffers");
  }

  @Test
  void whatWasThereBeforeTheEndIsStillLookedAt() throws Exception {
    fill(1);
    shutter.shut();
    assertEquals(1, seen());
    assertEquals(Optional.empty(), shutter.next(Duration.ofDays(1)));
  }
}
