package vn.tram.hardware.box;

/** A part of the box does not work; the message says which one and what to do. */
public final class BoxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BoxException(String message) {
    super(message);
  }

  public BoxException(String message, Throwable cause) {
    super(message, cause);
  }
}
