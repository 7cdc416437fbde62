package vn.tram.protocol.wire;

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
    OptionalInt temperature) {

  /** Entries that the hub has not acknowledged yet. */
  public long backlog() {
    return Math.max(0, lastSeq - acknowledged);
  }
}
