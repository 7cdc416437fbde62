package vn.tram.edge.journal;

/**
 * What a journal may forget; places in the log, 0 for nothing.
 *
 * @param entries up to there they are old enough to go once the hub has them
 * @param visitors up to there a check-in is so old that whoever is still inside has left unseen
 * @param landmarks those before there are of no use any more
 * @param table where it begins there or before, the table that is written to shall be the last of
 *     its day
 */
public record Cut(long entries, long visitors, long landmarks, long table) {

  /** The same, but no entry behind that one. */
  Cut entriesUpTo(long seq) {
    return new Cut(Math.min(entries, seq), visitors, landmarks, table);
  }
}
