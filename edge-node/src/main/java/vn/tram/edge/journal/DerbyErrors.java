package vn.tram.edge.journal;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import vn.tram.edge.journal.JournalException.Reason;

/** What Derby's errors mean to a gate. */
final class DerbyErrors {
  /** From here on, Derby says, the connection or the whole database is of no use any more. */
  private static final int SESSION_SEVERITY = 40_000;

  private static final Set<String> IN_USE = Set.of("XSDB6");
  private static final Set<String> WRONG_KEY = Set.of("XBCXK", "XBCXA", "XJ081", "XBM06");
  private static final Set<String> FULL = Set.of("XSDG1", "XSLA1", "XSLA2", "XSDG4", "XSLA4");

  /** Pages, containers and tables that are not what was once written; found by breaking them. */
  private static final Set<String> DAMAGE =
      Set.of("XSDG2", "XSDB0", "XSDB1", "XSDB2", "XSDB3", "XSDBB", "XSDBC", "XSAI2", "X0X62");

  /** Derby itself stumbled, as it does over a page that makes no sense. */
  private static final String STUMBLED = "XJ001";

  private DerbyErrors() {}

  static JournalException whileOpening(SQLException error) {
    return of(error, Reason.UNOPENABLE, "the journal does not open");
  }

  static JournalException whileWorking(SQLException error) {
    return of(error, isDamage(error) ? Reason.DAMAGED : Reason.FAILED, "the journal failed");
  }

  /** Whether the database has to be started anew before it can be believed again. */
  static boolean isFatal(SQLException error) {
    return error.getErrorCode() >= SESSION_SEVERITY || STUMBLED.equals(error.getSQLState());
  }

  /**
   * Whether the program is at fault: classes that do not fit each other, as in an installation that
   * was copied in part, or no memory. A journal is never given up for that.
   */
  private static boolean isOfTheProgram(Throwable error) {
    return error instanceof LinkageError
        || error instanceof SecurityException
        || error instanceof OutOfMemoryError;
  }

  private static boolean isDamage(SQLException error) {
    for (Throwable each : error) {
      if (each instanceof EOFException
          || each instanceof SQLException sql
              && (DAMAGE.contains(sql.getSQLState()) || STUMBLED.equals(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static JournalException of(SQLException error, Reason otherwise, String sentence) {
    Reason reason = otherwise;
    String state = error.getSQLState();
    for (Throwable each : error) {
      if (isOfTheProgram(each)) {
        return new JournalException(
            Reason.PROGRAM, "the program stumbled over its own parts (" + state + ")", error);
      }
      if (each instanceof SQLException sql) {
        if (IN_USE.contains(sql.getSQLState())) {
          reason = Reason.IN_USE;
        } else if (WRONG_KEY.contains(sql.getSQLState())) {
          reason = Reason.WRONG_KEY;
        } else if (FULL.contains(sql.getSQLState()) && reason != Reason.IN_USE) {
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
    String message = String.valueOf(error.getMessage());
    return message.contains("No space left") || message.contains("quota exceeded");
  }
}
