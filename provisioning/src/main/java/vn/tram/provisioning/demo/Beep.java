package vn.tram.provisioning.demo;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.wire.NodeName;

/**
 * A green signal that a box gave: a promise.
 *
 * @param node which box
 * @param at when, by this machine's clock
 * @param direction which way
 * @param digest SHA-256 of the scanned text, lower-case hexadecimal
 */
record Beep(NodeName node, Instant at, Direction direction, String digest) {
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,15}) (IN|OUT) \\d{1,15} ([0-9a-f]{64})");

  /** The beep that a line of a witness file tells of; nothing when the line is torn. */
  static Optional<Beep> of(NodeName node, String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(
            new Beep(
                node,
                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                Direction.valueOf(parts.group(2)),
                parts.group(3)))
        : Optional.empty();
  }
}
