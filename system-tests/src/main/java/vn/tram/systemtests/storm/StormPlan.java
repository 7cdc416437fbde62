package vn.tram.systemtests.storm;

import java.time.Duration;

/**
 * What is to be lived through.
 *
 * @param nodes how many come back at one moment, from 1 on
 * @param perNode check-ins that each of them has to tell, from 1 on
 * @param seed who comes by where
 * @param limit how long it may take until the hub has everything
 */
public record StormPlan(int nodes, int perNode, long seed, Duration limit) {
  public StormPlan {
    if (nodes < 1 || perNode < 1) {
      throw new IllegalArgumentException("a storm takes a node, and a check-in each");
    }
  }

  long checkIns() {
    return (long) nodes * perNode;
  }
}
