package vn.tram.edge.console;

/** The console does not start: its port is in use, or its address is not of this machine. */
public final class ConsoleException extends Exception {
  private static final long serialVersionUID = 1L;

  ConsoleException(String message) {
    super(message);
  }

  ConsoleException(String message, Throwable cause) {
    super(message, cause);
  }
}
