package vn.tram.hub.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells trouble that passes from trouble that comes again with every repetition. */
public final class Trouble {
  /**
   * Classes of SQLSTATE that say nothing against the statement: connection, authorization, rolled
   * back, resources (a full disk), operator (a shutdown), system.
   */
  private static final Set<String> PASSING = Set.of("08", "28", "40", "53", "55", "57", "58");

  /** A standby that has not taken over yet: PostgreSQL calls it a read-only transaction. */
  private static final String STANDBY = "25006";

  private Trouble() {}

  /** Whether the same batch may well be merged later, when the database is back or has room. */
  public static boolean passes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && passes(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(SQLException failure) {
    if (failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLNonTransientConnectionException) {
      return true;
    }
    String state = failure.getSQLState();
    return state != null
        && state.length() >= 2
        && (PASSING.contains(state.substring(0, 2)) || state.equals(STANDBY));
  }
}
