package vn.tram.protocol.wire;

/**
 * A place in a log, and what the log is up to there.
 *
 * @param seq the number of an entry, 0 before the first one
 * @param mark the mark behind that entry
 */
public record ChainPoint(long seq, ChainMark mark) {
  /** Before the first entry of any log. */
  public static final ChainPoint START = new ChainPoint(0, ChainMark.NONE);

  public ChainPoint {
    if (seq < 0 || seq == 0 && !mark.isNone()) {
      throw new IllegalArgumentException("seq is not negative, and before the first is no mark");
    }
  }

  /** Whether the mark says something: it does at the start and wherever it is known. */
  public boolean isKnown() {
    return seq == 0 || !mark.isNone();
  }
}
