package vn.tram.systemtests.storm;

import java.util.Locale;

/**
 * How it went.
 *
 * @param nodes how many came
 * @param checkIns how many the hub had to hear of
 * @param lost how many it does not have, or has with another time
 * @param duplicated how many it has more than once, or nobody sent
 * @param seconds from the first connection until the last node had its last receipt
 * @param slowestOverMedian how much longer the last node took than the middle one
 * @param hubHeapMegabytes what the hub's heap held at most
 * @param finished whether all nodes had their receipts in time, from the hub that they began with
 * @param seed that repeats it
 */
public record StormFigures(
    int nodes,
    long checkIns,
    long lost,
    long duplicated,
    double seconds,
    double slowestOverMedian,
    long hubHeapMegabytes,
    boolean finished,
    long seed) {

  public boolean kept() {
    return lost == 0 && duplicated == 0 && finished;
  }

  /** The line that others read. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "storm: nodes=%d checkins=%d lost=%d duplicated=%d seconds=%.1f slowest-over-median=%.2f"
            + " hub-heap-mb=%d seed=%d",
        nodes,
        checkIns,
        lost,
        duplicated,
        seconds,
        slowestOverMedian,
        hubHeapMegabytes,
        seed);
  }
}
