package vn.tram.edge.carry;

/**
 * What receipts that came by hand came to.
 *
 * @param receipts how many of them were believed
 * @param strange how many were not, whose reason is {@code why}
 * @param why the last reason; {@link Doubt#NONE} when all were believed
 * @param torn files that ended in the middle or were no receipt files
 * @param empty whole receipt files in which nothing stood
 * @param checkIns how many check-ins were acknowledged by them and had not been before
 * @param acknowledged the last entry that the hub is known to have now
 * @param waiting how many check-ins the hub has not acknowledged
 */
public record Answered(
    int receipts,
    int strange,
    Doubt why,
    int torn,
    int empty,
    long checkIns,
    long acknowledged,
    long waiting) {

  /** Why a receipt is not believed. */
  public enum Doubt {
    /** It is. */
    NONE,
    /** It is for another node: a stick carries those of many. */
    ANOTHER_NODE,
    /** The hub of this node did not sign it. */
    NOT_THE_HUB,
    /** It is for a journal that this node no longer writes. */
    ANOTHER_JOURNAL,
    /** It answers nothing that is on its way: it was taken before, or is a replay. */
    UNASKED,
    /** It is, and it says that the hub lost entries: they are carried again. */
    HUB_LOST,
    /** It speaks of entries that this journal does not have, or has otherwise. */
    OTHER_HISTORY
  }

  /**
   * Whether nothing is left to be done about the files. A receipt that was read before, or is of
   * another gate or journal, lies on every stick that goes round.
   */
  public boolean complete() {
    return torn == 0 && empty == 0 && why != Doubt.NOT_THE_HUB && why != Doubt.OTHER_HISTORY;
  }

  /** For programs: the last line of {@code tram carry in} at a gate. */
  public String summary() {
    return "carry-in: receipts=%d strange=%d torn=%d checkins=%d acknowledged=%d waiting=%d"
        .formatted(receipts, strange, torn, checkIns, acknowledged, waiting);
  }

  Answered and(Answered next) {
    return new Answered(
        receipts + next.receipts,
        strange + next.strange,
        next.why == Doubt.NONE ? why : next.why,
        torn + next.torn,
        empty + next.empty,
        checkIns + next.checkIns,
        next.acknowledged,
        next.waiting);
  }
}
