package vn.tram.protocol.card;

/**
 * A visitor whose card cannot be read, as the guard typed him in.
 *
 * @param kind CITIZEN, OLD_IDENTITY, INSURANCE or PHONE
 * @param number as typed; spaces, dots and dashes are allowed
 * @param name as typed; may be blank
 */
public record TypedEntry(CardKey.Kind kind, String number, String name) {

  /** One line that {@link CardReader#readTyped} understands; it is sealed like any scan. */
  public String text() {
    return kind.name()
        + "|"
        + number.replace('|', ' ').strip()
        + "|"
        + name.replace('|', ' ').strip();
  }
}
