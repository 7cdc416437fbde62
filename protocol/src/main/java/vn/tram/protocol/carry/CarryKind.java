package vn.tram.protocol.carry;

import java.util.Arrays;
import java.util.Optional;

/** Which way a carry file goes. */
public enum CarryKind {
  /** From a node to the hub: signed batches. */
  BATCHES((byte) 'B', ".batches"),
  /** From the hub to a node: signed receipts. */
  RECEIPTS((byte) 'R', ".receipt");

  private final byte mark;
  private final String suffix;

  CarryKind(byte mark, String suffix) {
    this.mark = mark;
    this.suffix = suffix;
  }

  byte mark() {
    return mark;
  }

  /** How names of such files end, with the dot. */
  public String suffix() {
    return suffix;
  }

  /** The kind that a file's name claims. */
  public static Optional<CarryKind> ofName(String name) {
    return Arrays.stream(values()).filter(kind -> name.endsWith(kind.suffix)).findFirst();
  }
}
