package vn.tram.protocol.card;

/**
 * Whom a card belongs to, in the card's own words. Personal data: never in a log.
 *
 * @param name as written, blank when the card does not tell
 * @param sex as the card says
 * @param birth as far as the card tells
 * @param address as written, blank when the card does not tell
 */
public record Holder(String name, Sex sex, Birth birth, String address) {
  public static final Holder UNKNOWN = new Holder("", Sex.UNKNOWN, Birth.UNKNOWN, "");

  /** The name's first letters, as a gate may show them: {@code N.V.M}; blank without a name. */
  public String initials() {
    StringBuilder letters = new StringBuilder();
    for (String word : name.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        if (!letters.isEmpty()) {
          letters.append('.');
        }
        letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
      }
    }
    return letters.toString();
  }

  /** Nothing: a holder is personal data. */
  @Override
  public String toString() {
    return "Holder";
  }
}
