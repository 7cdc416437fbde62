package vn.tram.edge.journal;

/** The journal could not do what it was asked. The message never quotes content. */
public final class JournalException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public JournalException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public JournalException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** What a person has to know of it. */
  public enum Reason {
    /** Another process has the journal open. */
    IN_USE,
    /** The key is not the one that the journal was made with. */
    WRONG_KEY,
    /** The journal does not open. It is left as it is. */
    UNOPENABLE,
    /** It opens, and a part of it is not what was once written. */
    DAMAGED,
    /** The disk has no room, or no more than is kept free for the journal's own needs. */
    FULL,
    /**
     * The program stumbled over itself or over its memory, which says nothing about the journal.
     */
    PROGRAM,
    /** Writing or reading failed otherwise. */
    FAILED
  }
}
