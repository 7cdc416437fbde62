package vn.tram.protocol.wire;

/** A message that is not accepted, and why. The text never quotes content. */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a message is not accepted. */
  public enum Reason {
    /** Fewer bytes than its own structure asks for, or bytes that are no structure at all. */
    CUT_SHORT,
    /** Longer than any message of this version may be. */
    TOO_LARGE,
    /** More in a short time than one node may send. */
    TOO_MUCH,
    /** An envelope of a version that this program does not know. */
    UNKNOWN_VERSION,
    /** The signature does not fit the bytes and the key. */
    WRONG_SIGNATURE,
    /** The sender speaks for another node than it may. */
    FOREIGN_NODE,
    /** The node was put out: nothing of it counts from then on. */
    REVOKED,
    /** Signed, but not to be understood: an unknown kind of entry, a number out of range. */
    BAD_ENTRIES
  }

  private final Reason reason;

  public WireException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public WireException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
