package vn.tram.systemtests.chaos;

/**
 * What came of the chaos.
 *
 * @param beeps green signals
 * @param lost of them
 * @param duplicated check-ins
 * @param misdated check-ins
 * @param kills of all programs
 * @param cuts of networks, half-open ones included
 * @param jumps of wall clocks
 * @param carried journeys with a stick that went well, to the receipt in the gate
 * @param slow starts that took so long that the program was started again
 * @param seed of the schedule
 */
public record ChaosFigures(
    int beeps,
    int lost,
    int duplicated,
    int misdated,
    int kills,
    int cuts,
    int jumps,
    int carried,
    int slow,
    long seed) {

  public boolean kept() {
    return beeps > 0 && kills > 0 && lost == 0 && duplicated == 0 && misdated == 0;
  }

  /** The line that others read. */
  public String line() {
    return "chaos: beeps="
        + beeps
        + " lost="
        + lost
        + " duplicated="
        + duplicated
        + " misdated="
        + misdated
        + " kills="
        + kills
        + " cuts="
        + cuts
        + " jumps="
        + jumps
        + " carried="
        + carried
        + " slow-starts="
        + slow
        + " seed="
        + seed;
  }
}
