package vn.tram.protocol.time;

import java.util.List;
import java.util.UUID;

/**
 * What a journal tells of one boot of the kernel.
 *
 * @param boot the kernel's own id of the boot
 * @param lastMillis the largest reading of the boot clock seen in the journal, not negative
 * @param anchors in any order; may be empty
 */
public record BootSpan(UUID boot, long lastMillis, List<Anchor> anchors) {
  public BootSpan {
    anchors = List.copyOf(anchors);
    if (lastMillis < 0) {
      throw new IllegalArgumentException(
          "milliseconds since boot are never negative, not " + lastMillis);
    }
  }
}
