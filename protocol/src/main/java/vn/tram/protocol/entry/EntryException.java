package vn.tram.protocol.entry;

/** Bytes that are no journal entries of this version. The message never quotes content. */
public final class EntryException extends Exception {
  private static final long serialVersionUID = 1L;

  public EntryException(String message) {
    super(message);
  }

  public EntryException(String message, Throwable cause) {
    super(message, cause);
  }
}
