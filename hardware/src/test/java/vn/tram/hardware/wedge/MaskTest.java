package vn.tram.hardware.wedge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class MaskTest {

  /** linux/input.h, struct input_mask: u32 type, u32 codes_size, u64 codes_ptr. */
  @Test
  void theKernelIsAskedForKeysOnly() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = Mask.keysOnly(arena);
      assertEquals(16, mask.byteSize());
      assertEquals(0, mask.get(ValueLayout.JAVA_INT, 0), "the mask of the types of events");
      assertEquals(8, mask.get(ValueLayout.JAVA_INT, 4), "in whole longs, else it is refused");
      assertEquals(0b10, bits(mask.get(ValueLayout.JAVA_LONG, 8)), "EV_KEY is type 1");
    }
  }

  @SuppressWarnings("restricted")
  private static long bits(long address) {
    return MemorySegment.ofAddress(address).reinterpret(8).get(ValueLayout.JAVA_LONG, 0);
  }
}
