package vn.tram.hub.keyring;

import java.nio.file.Path;

/** A file of the keyring is missing, or is not what its name says. */
public final class KeyringException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final boolean missing;

  KeyringException(Path file, boolean missing, Throwable cause) {
    super(file + (missing ? " is missing" : " cannot be read or written"), cause);
    this.file = file;
    this.missing = missing;
  }

  public Path file() {
    return file;
  }

  public boolean missing() {
    return missing;
  }
}
