package vn.tram.systemtests.rig;

/** A promise that did not hold; the message says what was seen instead. */
final class Broken extends Exception {
  private static final long serialVersionUID = 1L;

  Broken(String message) {
    super(message);
  }

  /** Makes sure. */
  static void unless(boolean kept, String seen) throws Broken {
    if (!kept) {
      throw new Broken(seen);
    }
  }

  /** The reason alone: what was looked at stands before it. */
  @Override
  public String toString() {
    return getMessage();
  }
}
