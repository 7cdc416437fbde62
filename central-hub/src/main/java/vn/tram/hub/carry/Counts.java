package vn.tram.hub.carry;

/**
 * What a file came to.
 *
 * @param nodes whose batches were in it, comma-separated
 * @param firstSeq the lowest number of an entry, 0 when there was none
 * @param lastSeq the highest one
 * @param batches how many messages
 * @param taken batches with something new
 * @param known batches without
 * @param early batches that wait for others before them, and are to be carried again
 * @param parked batches put aside, not understood
 * @param refused messages that nobody answers for
 * @param checkIns check-ins merged
 */
public record Counts(
    String nodes,
    long firstSeq,
    long lastSeq,
    int batches,
    int taken,
    int known,
    int early,
    int parked,
    int refused,
    long checkIns) {

  /** The counts of two files together. */
  public Counts and(Counts other) {
    return new Counts(
        nodes.equals(other.nodes) ? nodes : (nodes + ", " + other.nodes),
        Math.min(firstSeq, other.firstSeq),
        Math.max(lastSeq, other.lastSeq),
        batches + other.batches,
        taken + other.taken,
        known + other.known,
        early + other.early,
        parked + other.parked,
        refused + other.refused,
        checkIns + other.checkIns);
  }

  /** For programs. */
  public String summary() {
    return "batches=%d checkins=%d taken=%d known=%d early=%d parked=%d refused=%d"
        .formatted(batches, checkIns, taken, known, early, parked, refused);
  }
}
