package vn.tram.systemtests.fuzz;

/**
 * What came out.
 *
 * @param executions how many inputs were tried
 * @param targets on how many readers
 * @param findings how many of them broke
 */
public record FuzzFigures(long executions, int targets, int findings, long seed) {

  public boolean kept() {
    return findings == 0 && executions > 0;
  }

  /** The last line of the proof. */
  public String line() {
    return "fuzz: executions="
        + executions
        + " targets="
        + targets
        + " findings="
        + findings
        + " seed="
        + seed;
  }
}
