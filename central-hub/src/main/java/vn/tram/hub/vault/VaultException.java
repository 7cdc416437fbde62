package vn.tram.hub.vault;

/** Stored words that do not open. The message never quotes content. */
public final class VaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VaultException(String message) {
    super(message);
  }

  VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
