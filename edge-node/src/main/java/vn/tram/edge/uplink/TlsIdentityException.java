package vn.tram.edge.uplink;

import java.nio.file.Path;

/** A file without which no node can prove who it is or know whom it talks to. */
public final class TlsIdentityException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final boolean missing;

  /**
   * A file that stands in the way.
   *
   * @param missing whether it is not there at all
   */
  public TlsIdentityException(Path file, boolean missing, Throwable cause) {
    super(file + (missing ? " is missing" : " is not what it should be"), cause);
    this.file = file;
    this.missing = missing;
  }

  /** Which file. */
  public Path file() {
    return file;
  }

  /** Whether the file is not there at all, rather than damaged or not fitting the others. */
  public boolean missing() {
    return missing;
  }
}
