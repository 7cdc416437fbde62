package vn.tram.hardware.part;

import java.util.List;

/** A part does not work. The sentence for people is made of the fault and its details. */
public final class PartException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final transient List<String> details;

  /** Without a cause that a technician could read. */
  public PartException(Fault fault, String... details) {
    super(fault + " " + List.of(details));
    this.fault = fault;
    this.details = List.of(details);
  }

  /** With what the system said. */
  public PartException(Throwable cause, Fault fault, String... details) {
    super(fault + " " + List.of(details), cause);
    this.fault = fault;
    this.details = List.of(details);
  }

  /** Why. */
  public Fault fault() {
    return fault;
  }

  /** The condition that the part is in. */
  public Condition.Failing condition() {
    return new Condition.Failing(fault, details);
  }
}
