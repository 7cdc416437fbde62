package vn.tram.protocol.seal;

/** Something sealed that does not open: another key, another place, or changed on the way. */
public final class SealException extends Exception {
  private static final long serialVersionUID = 1L;

  public SealException(String message) {
    super(message);
  }

  public SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
