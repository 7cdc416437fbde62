package vn.tram.edge.journal;

import java.util.UUID;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;

/**
 * What a gate remembers of somebody between two passages. It names nobody.
 *
 * @param mark 32 bytes, the keyed hash of his card's number
 * @param direction his last passage; he is inside after {@code IN}
 * @param checkIn the seq of his last {@code CheckIn} entry
 * @param boot the kernel's boot of his last passage
 * @param atMillis milliseconds since that boot, at his last passage
 */
public record Visitor(Octets mark, Direction direction, long checkIn, UUID boot, long atMillis) {
  public static final int MARK_BYTES = 32;

  public Visitor {
    if (mark.size() != MARK_BYTES) {
      throw new IllegalArgumentException(
          "a visitor's mark has " + MARK_BYTES + " bytes, not " + mark.size());
    }
  }

  public boolean inside() {
    return direction == Direction.IN;
  }
}
