package vn.tram.protocol.card;

/** As the card says. */
public enum Sex {
  MALE,
  FEMALE,
  UNKNOWN
}
