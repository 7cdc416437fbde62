package vn.tram.edge.carry;

import java.util.Optional;
import java.util.UUID;

/**
 * A file that left by hand and that the hub has not answered whole yet.
 *
 * @param epoch of the journal, positive
 * @param firstSeq the first entry in it, from 1 on
 * @param lastSeq the last one
 * @param nonce of all its batches; a receipt counts only when it echoes it
 * @param boot the kernel's boot in which it was written
 * @param atMillis when its writing began, in milliseconds since that boot
 */
record Carriage(long epoch, long firstSeq, long lastSeq, long nonce, UUID boot, long atMillis) {

  /** One line of text. */
  String line() {
    return String.join(
        " ",
        Long.toString(epoch),
        Long.toString(firstSeq),
        Long.toString(lastSeq),
        Long.toString(nonce),
        boot.toString(),
        Long.toString(atMillis));
  }

  /** What a line says; nothing where it is none. */
  static Optional<Carriage> of(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 6) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Carriage(
              Long.parseLong(parts[0]),
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2]),
              Long.parseLong(parts[3]),
              UUID.fromString(parts[4]),
              Long.parseLong(parts[5])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
