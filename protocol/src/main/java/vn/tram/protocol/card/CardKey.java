package vn.tram.protocol.card;

/**
 * What identifies a card's holder: a kind of number and the number, normalised so that the same
 * number compares equal whatever card it stood on.
 *
 * @param kind whose numbering
 * @param number not blank; personal data, so it never goes to a log
 */
public record CardKey(Kind kind, String number) {

  /** Whose numbering. The code stands in databases and never changes its meaning. */
  public enum Kind {
    /** Personal identification number, 12 digits. */
    CITIZEN(1),
    /** Identity card of before 2016, 9 digits. */
    OLD_IDENTITY(2),
    /** Social insurance number, 10 digits. */
    INSURANCE(3),
    /** QID of the national personal QR (Decision 1405/QĐ-BTTTT). */
    PERSONAL_QR(4),
    /** Unique certificate identifier of a vaccine pass. */
    VACCINE(5),
    /** Our own printed pass. */
    PASS(6),
    /** Telephone number, typed by hand. */
    PHONE(7);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  public CardKey {
    if (number.isBlank()) {
      throw new IllegalArgumentException("a card key has a number");
    }
  }

  /** One string for both parts: what is hashed to recognise a card. */
  public String canonical() {
    return kind.code() + ":" + number;
  }

  /** Only the kind: the number is personal data. */
  @Override
  public String toString() {
    return kind.name();
  }
}
