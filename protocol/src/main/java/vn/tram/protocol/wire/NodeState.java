package vn.tram.protocol.wire;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a node is; for people, never for merging.
 *
 * @param node who
 * @param online false in the last will
 * @param software the version of the gate program
 * @param epoch which journal, positive
 * @param lastSeq the newest entry of the journal, 0 when it is empty
 * @param acknowledged the last entry that the hub has acknowledged
 * @param journalBytes the journal's size on disk
 * @param clockErrorMillis the width of what the node knows of the time now; -1 when it knows
 *     nothing
 * @param temperature the processor's, in tenths of a degree Celsius, where it can be read
 * @param parts of its box, at most {@link PartState#MOST}
 */
public record NodeState(
    NodeName node,
    boolean online,
    String software,
    long epoch,
    long lastSeq,
    long acknowledged,
    long journalBytes,
    long clockErrorMillis,
    OptionalInt temperature,
    List<PartState> parts) {
  public NodeState {
    parts = List.copyOf(parts);
    if (parts.size() > PartState.MOST) {
      throw new IllegalArgumentException("a node tells of no " + parts.size() + " parts");
    }
  }

  /** Of a node that has nothing to say of parts. */
  public NodeState(
      NodeName node,
      boolean online,
      String software,
      long epoch,
      long lastSeq,
      long acknowledged,
      long journalBytes,
      long clockErrorMillis,
      OptionalInt temperature) {
    this(
        node,
        online,
        software,
        epoch,
        lastSeq,
        acknowledged,
        journalBytes,
        clockErrorMillis,
        temperature,
        List.of());
  }

  /**
   * Whether nothing of its box reads cards; a board that cannot be used has no scanner to tell of.
   */
  public boolean blind() {
    boolean reads =
        parts.stream().anyMatch(part -> part.kind() == PartState.SCANNER && part.works());
    boolean broken =
        parts.stream()
            .filter(part -> part.kind() == PartState.SCANNER || part.kind() == PartState.BOARD)
            .anyMatch(part -> !part.works());
    return broken && !reads;
  }

  /** Whether it lets nobody in, because its journal has no room. */
  public boolean full() {
    return parts.stream().anyMatch(part -> part.kind() == PartState.JOURNAL && !part.works());
  }

  /** Entries that the hub has not acknowledged yet. */
  public long backlog() {
    return Math.max(0, lastSeq - acknowledged);
  }
}
