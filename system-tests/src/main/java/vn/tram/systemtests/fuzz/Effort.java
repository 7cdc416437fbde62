package vn.tram.systemtests.fuzz;

/**
 * How long one target is tried.
 *
 * @param executions at most; unlimited below 0
 * @param seconds at most; unlimited at 0
 */
record Effort(long executions, long seconds) {

  static Effort ofExecutions(long executions) {
    return new Effort(executions, 0);
  }

  static Effort ofSeconds(long seconds) {
    return new Effort(-1, seconds);
  }
}
