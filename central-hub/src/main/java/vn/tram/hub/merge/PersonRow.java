package vn.tram.hub.merge;

import java.util.Optional;
import java.util.UUID;
import vn.tram.protocol.entry.JournalEntry.Form;
import vn.tram.protocol.entry.JournalEntry.Person;

/**
 * What came of a Person entry.
 *
 * @param seq its number
 * @param entry as it was sent
 * @param state what came of it
 * @param card the id of the card, where it was read
 */
record PersonRow(long seq, Person entry, State state, Optional<UUID> card) {

  /** What came of a Person entry. The code stands in the database. */
  enum State {
    READ(1),
    /** Its key is missing or does not fit. */
    DOES_NOT_OPEN(2),
    /** The words are no card that this version knows. */
    NO_CARD(3);

    private final short code;

    State(int code) {
      this.code = (short) code;
    }

    short code() {
      return code;
    }
  }

  long keySeq() {
    return entry.key();
  }

  short formCode() {
    return (short) (entry.form() == Form.TYPED ? 1 : 0);
  }
}
