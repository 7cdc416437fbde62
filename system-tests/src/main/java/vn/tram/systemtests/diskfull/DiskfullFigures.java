package vn.tram.systemtests.diskfull;

/**
 * What became of a gate whose disk was filled again and again.
 *
 * @param fills how often
 * @param beeps green signals
 * @param lost of them not in the journal
 * @param red answers while there was no room
 * @param recovered after how many fills the gate was green again by itself
 * @param unanswered passages in the journal whose green signal a kill cut off
 * @param kills of the gate while the disk was full
 * @param aside journals that were given up
 * @param seed that draws the same lots
 */
public record DiskfullFigures(
    int fills,
    long beeps,
    long lost,
    long red,
    int recovered,
    long unanswered,
    int kills,
    int aside,
    long seed) {

  public boolean kept() {
    return lost == 0
        && recovered == fills
        && aside == 0
        && unanswered <= kills
        && beeps > 0
        && red > 0;
  }

  /** The line that others read. */
  public String line() {
    return "diskfull: fills="
        + fills
        + " beeps="
        + beeps
        + " lost="
        + lost
        + " red="
        + red
        + " recovered="
        + recovered
        + " kills="
        + kills
        + " aside="
        + aside
        + " seed="
        + seed;
  }
}
