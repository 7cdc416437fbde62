package vn.tram.protocol.card;

import vn.tram.protocol.card.Reading.Reason;

/** Ends the reading of a card; {@link CardReader} turns it into its reason. */
final class BrokenCardException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  BrokenCardException(Reason reason) {
    // Bad scans are everyday events and nobody reads their stack.
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
