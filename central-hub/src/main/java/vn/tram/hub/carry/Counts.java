package vn.tram.hub.carry;

import java.util.Optional;
import vn.tram.protocol.wire.WireException.Reason;

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
 * @param why most of them were refused; nothing where none was, or where it was not noted
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
    Optional<Reason> why,
    long checkIns) {

  /** Whether the hub answers at least one of the batches. */
  boolean answered() {
    return batches > refused;
  }

  /** Whether nothing of it is to be brought again. */
  boolean complete() {
    return batches > 0 && refused == 0 && early == 0;
  }

  /** For programs. */
  public String summary() {
    return "batches=%d checkins=%d taken=%d known=%d early=%d parked=%d apart=%d refused=%d"
        .formatted(batches, checkIns, taken, known, early, parked, apart, refused);
  }
}
