package vn.tram.hub.store;

import java.sql.SQLException;

/** The database did not do what was asked; nothing of it was done. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String state;

  StoreFailure(SQLException cause) {
    super("the database did not do what was asked", cause);
    state = state(cause);
  }

  /** Whether the data asked for it: the same work will fail again (SQLSTATE classes 22 and 23). */
  public boolean isByData() {
    return isByData(state);
  }

  /** Whether the data asked for it. */
  public static boolean isByData(SQLException e) {
    return isByData(state(e));
  }

  private static boolean isByData(String state) {
    return state.startsWith("22") || state.startsWith("23");
  }

  /** The SQLSTATE. */
  public String state() {
    return state;
  }

  /** Deadlock or lost race: the same work may succeed at once. */
  static boolean isConflict(SQLException e) {
    return state(e).equals("40P01") || state(e).equals("40001");
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }
}
