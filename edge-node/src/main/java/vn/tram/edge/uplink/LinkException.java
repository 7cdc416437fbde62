package vn.tram.edge.uplink;

/** A connection came to its end, or never began. */
final class LinkException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  LinkException(Trouble trouble, String message) {
    super(message);
    this.trouble = trouble;
  }

  LinkException(Trouble trouble, String message, Throwable cause) {
    super(message, cause);
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
