package vn.tram.edge.journal;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.edge.journal.JournalException.Reason;

/**
 * Asks the journal's reader, one question at a time, and finds another reader where the connection
 * of this one turns out to be dead.
 */
final class DerbyReading {
  private static final System.Logger LOG = System.getLogger(DerbyReading.class.getName());

  private final ReentrantLock lock = new ReentrantLock();
  private final DerbyDatabase database;
  private final Damage damage;
  private Optional<DerbyReader> reader;
  private boolean closed;

  DerbyReading(DerbyDatabase database, Damage damage, DerbyReader reader) {
    this.database = database;
    this.damage = damage;
    this.reader = Optional.of(reader);
  }

  /** A question may be asked twice. */
  interface Question<T> {
    T ask(DerbyReader reader) throws SQLException, JournalException;
  }

  <T> T ask(Question<T> question) throws JournalException {
    lock.lock();
    try {
      if (reader.isPresent()) {
        try {
          return question.ask(reader.get());
        } catch (SQLException e) {
          LOG.log(System.Logger.Level.DEBUG, "reading failed and is tried once more", e);
          database.suspect(e);
          discard();
        }
      }
      return question.ask(fresh());
    } catch (SQLException e) {
      database.suspect(e);
      discard();
      throw damage.heard(DerbyErrors.whileWorking(e));
    } catch (JournalException e) {
      throw damage.heard(e);
    } finally {
      lock.unlock();
    }
  }

  /** Takes a table away while nobody reads, and lets go of it before. */
  void without(long segment, Loss loss) throws SQLException {
    lock.lock();
    try {
      if (reader.isPresent()) {
        reader.get().forget(segment);
      }
      loss.happens();
    } finally {
      lock.unlock();
    }
  }

  /** What happens while nobody reads. */
  interface Loss {
    void happens() throws SQLException;
  }

  /** Nobody asks any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      discard();
    } finally {
      lock.unlock();
    }
  }

  private DerbyReader fresh() throws SQLException, JournalException {
    if (closed) {
      throw new JournalException(Reason.FAILED, "the journal is closed");
    }
    var fresh = new DerbyReader(database.connect());
    reader = Optional.of(fresh);
    return fresh;
  }

  private void discard() {
    reader.ifPresent(DerbyDatabase::discard);
    reader = Optional.empty();
  }
}
