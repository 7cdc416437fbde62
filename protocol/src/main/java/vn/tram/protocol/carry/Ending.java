package vn.tram.protocol.carry;

/** How a carry file ends, as far as it can be read. */
public enum Ending {
  /** With the end mark and the right number of messages. */
  WHOLE,
  /** In the middle: the stick was pulled, or the copy is not complete. */
  CUT_SHORT,
  /** With bytes that are no part of a carry file. */
  DAMAGED,
  /** It is no carry file at all. */
  FOREIGN,
  /** It is one of a version that this program does not know. */
  UNKNOWN_VERSION,
  /** It is one that goes the other way. */
  OTHER_KIND
}
