package vn.tram.hub.merge;

/** Why a journal is kept apart. The code stands in the database. */
public enum Cause {
  /** It is not: the first log of its epoch. */
  NONE(0),
  /** Other entries under numbers that are known: an old copy or a clone wrote on. */
  FORK(1),
  /** It talks over the network although the node began a newer journal: two boxes, one name. */
  SUPERSEDED(2),
  /** Nothing of what the node still has is what the hub knows under its epoch. */
  STRANGER(3);

  private final short code;

  Cause(int code) {
    this.code = (short) code;
  }

  short code() {
    return code;
  }

  public static Cause of(int code) {
    return values()[code];
  }
}
