package vn.tram.protocol.wire;

/**
 * How one part of a node's box is. The codes are listed in PROTOCOL.md; a reader meets ones that it
 * does not know, from a newer node, and shows them as numbers.
 *
 * @param name as people on the spot call it, 1 to 32 characters
 * @param kind what it is for, 1 to 255
 * @param fault why it does not work, 0 to 255; {@link #WORKING} where it does
 */
public record PartState(String name, int kind, int fault) {
  public static final int LONGEST_NAME = 32;

  /** A node tells of no more parts. */
  public static final int MOST = 32;

  /** The fault of a part that works. */
  public static final int WORKING = 0;

  /** The kind of what reads cards. */
  public static final int SCANNER = 1;

  /** The kind of the board, and of the file that describes it. */
  public static final int BOARD = 7;

  /** The kind of the journal's disk; a node tells of it only while it fails. */
  public static final int JOURNAL = 8;

  private static final int LARGEST = 255;

  public PartState {
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a part's name has 1 to " + LONGEST_NAME + " characters, not " + name.length());
    }
    if (kind < 1 || kind > LARGEST || fault < 0 || fault > LARGEST) {
      throw new IllegalArgumentException("no part is of kind " + kind + " and fault " + fault);
    }
  }

  /** Whether it does what it is for. */
  public boolean works() {
    return fault == WORKING;
  }
}
