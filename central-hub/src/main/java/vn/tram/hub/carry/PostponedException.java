package vn.tram.hub.carry;

/** The database is away: nothing is lost, and the same file is to come again. */
public final class PostponedException extends Exception {
  private static final long serialVersionUID = 1L;

  PostponedException() {
    super("the database is away");
  }
}
