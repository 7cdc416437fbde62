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
 * @param apart batches kept apart, of another log under a known name
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
    int apart,
    int refused,
    long checkIns) {

  /** For programs. */
  public String summary() {
    return "batches=%d checkins=%d taken=%d known=%d early=%d parked=%d apart=%d refused=%d"
        .formatted(batches, checkIns, taken, known, early, parked, apart, refused);
  }
}
