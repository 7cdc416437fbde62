package vn.tram.hub.route;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says once that the database went away, and once that it is back. */
final class Weather {
  private static final Logger LOG = System.getLogger(Weather.class.getName());

  private final AtomicBoolean away = new AtomicBoolean();

  /** The database failed a batch. */
  void failed(Throwable failure) {
    if (away.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "The database is away ({0}); nodes get no receipt and will send again.",
          words(failure));
    }
  }

  /** The database took a batch. */
  void worked() {
    if (away.get() && away.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "The database is back; nodes are answered again.");
    }
  }

  boolean away() {
    return away.get();
  }

  private static String words(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return cause.getMessage();
      }
    }
    return failure.getMessage();
  }
}
