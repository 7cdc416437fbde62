package vn.tram.hub.broker;

/** The broker cannot start. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it cannot. */
  public enum Reason {
    /** Another process listens on the port, or the address is not this machine's. */
    PORT_IN_USE,
    /** Anything else; the cause says more. */
    FAILED
  }

  private final Reason reason;

  BrokerException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
