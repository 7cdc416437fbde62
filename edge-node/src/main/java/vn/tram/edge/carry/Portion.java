package vn.tram.edge.carry;

/**
 * What one message of a file may hold: half of what one on the wire may. A file is read without
 * answers in between, so that long messages save nothing, and a file that is torn loses one of
 * them.
 */
final class Portion {
  static final int MOST_ENTRIES = 1_000;

  /** Before it is deflated; a single entry may exceed it. */
  static final int MOST_BYTES = 192 * 1024;

  private Portion() {}
}
