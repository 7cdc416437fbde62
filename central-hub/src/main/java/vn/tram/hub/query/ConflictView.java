package vn.tram.hub.query;

import java.time.Instant;
import java.util.Optional;
import vn.tram.hub.merge.Cause;
import vn.tram.hub.merge.Standing;
import vn.tram.protocol.wire.NodeName;

/**
 * A journal that is kept apart, or was until somebody decided.
 *
 * @param id its number
 * @param node who sent it
 * @param title the node's, for people
 * @param epoch which of its journals
 * @param cause why it is apart
 * @param standing what becomes of its batches
 * @param root the last entry that it shares with the journal that the hub has; 0 for none
 * @param lastSeq its last entry
 * @param batches how many came
 * @param bytes how long they are together
 * @param checkIns merged from it
 * @param since when its first batch came
 * @param last when its last batch came
 * @param decisions how many there were about it
 * @param newer the journal that the node began later, where that is the cause
 * @param decision what was decided last
 */
public record ConflictView(
    int id,
    NodeName node,
    String title,
    long epoch,
    Cause cause,
    Standing standing,
    long root,
    long lastSeq,
    int batches,
    long bytes,
    long checkIns,
    Instant since,
    Instant last,
    int decisions,
    Optional<Newer> newer,
    Optional<Decision> decision) {

  /** How many entries it has of its own. */
  public long entries() {
    return lastSeq - root;
  }

  /**
   * A journal that began later.
   *
   * @param epoch which
   * @param since when it was heard first
   */
  public record Newer(long epoch, Instant since) {}

  /**
   * A decision.
   *
   * @param at when
   * @param by who
   * @param why in his words
   */
  public record Decision(Instant at, String by, String why) {}
}
