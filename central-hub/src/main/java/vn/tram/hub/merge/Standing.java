package vn.tram.hub.merge;

/** What becomes of a journal's batches. The code stands in the database. */
public enum Standing {
  /** They are merged. */
  ORDINARY(0),
  /** They are kept apart until somebody decides. */
  WAITING(1),
  /** Somebody decided that they are merged. */
  TAKEN_IN(2),
  /** Somebody decided that they are kept and never merged. */
  KEPT_OUT(3);

  private final short code;

  Standing(int code) {
    this.code = (short) code;
  }

  short code() {
    return code;
  }

  /** Whether its batches are kept apart. */
  public boolean isApart() {
    return this == WAITING || this == KEPT_OUT;
  }

  public static Standing of(int code) {
    return values()[code];
  }
}
