package vn.tram.edge.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import vn.tram.edge.journal.JournalException.Reason;

/** What Derby's errors mean to a gate. */
final class DerbyErrors {
  private static final Set<String> IN_USE = Set.of("XSDB6");
  private static final Set<String> WRONG_KEY = Set.of("XBCXK", "XBCXA", "XJ081", "XBM06");
  private static final Set<String> FULL = Set.of("XSDG1", "XSLA1", "XSLA2");

  private DerbyErrors() {}

  static JournalException whileOpening(SQLException error) {
    return of(error, Reason.UNOPENABLE, "the journal does not open");
  }

  static JournalException whileWorking(SQLException error) {
    return of(error, Reason.FAILED, "the journal failed");
  }

  private static JournalException of(SQLException error, Reason otherwise, String sentence) {
    Reason reason = otherwise;
    String state = error.getSQLState();
    for (Throwable each : error) {
      if (each instanceof SQLException sql) {
        if (IN_USE.contains(sql.getSQLState())) {
          reason = Reason.IN_USE;
        } else if (WRONG_KEY.contains(sql.getSQLState())) {
          reason = Reason.WRONG_KEY;
        } else if (FULL.contains(sql.getSQLState())) {
          reason = Reason.FULL;
        }
        state = sql.getSQLState();
      } else if (each instanceof IOException && noSpace(each)) {
        reason = Reason.FULL;
      }
    }
    return new JournalException(reason, sentence + " (" + state + ")", error);
  }

  private static boolean noSpace(Throwable error) {
    return String.valueOf(error.getMessage()).contains("No space left");
  }
}
