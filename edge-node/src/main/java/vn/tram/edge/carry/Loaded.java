package vn.tram.edge.carry;

/**
 * What was written into a file.
 *
 * @param load which entries
 * @param batches in how many batches; 0 when there was nothing to carry
 * @param checkIns how many check-ins among the entries
 */
public record Loaded(Load load, int batches, long checkIns) {

  /** For programs: the last line of {@code tram carry out}. */
  public String summary() {
    return "carry-out: node=%s files=%d batches=%d entries=%d checkins=%d first=%d last=%d"
        .formatted(
            load.node(),
            batches == 0 ? 0 : 1,
            batches,
            load.entries(),
            checkIns,
            load.firstSeq(),
            load.lastSeq());
  }
}
