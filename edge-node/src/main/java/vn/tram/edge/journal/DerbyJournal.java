package vn.tram.edge.journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.octets.Octets;
import vn.tram.protocol.wire.ChainPoint;

/**
 * The journal in an encrypted embedded Derby database: one connection writes, another one reads.
 *
 * <p>After an error nobody knows whether the last transaction is in. So the connection is thrown
 * away, and the next use begins with asking the database what it holds.
 */
public final class DerbyJournal implements Journal {
  private static final System.Logger LOG = System.getLogger(DerbyJournal.class.getName());

  private final DerbyDatabase database;
  private final Reserve reserve;
  private final long epoch;
  private final Damage damage;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private final ReentrantLock appending = new ReentrantLock();
  private Optional<DerbyWriter> writer = Optional.empty();
  private volatile State state;

  /** Whether the writer has written nothing yet: it is as good as the database is. */
  private boolean untried = true;

  private boolean freshSegment;
  private volatile boolean closed;

  private final DerbyReading reading;
  private final Acknowledged acknowledged;
  private final DerbyCare care;

  private DerbyJournal(DerbyDatabase database, Reserve reserve, DerbyReader look)
      throws SQLException, JournalException {
    DerbyReader.Facts facts = look.facts();
    this.database = database;
    this.reserve = reserve;
    this.damage = new Damage(reserve);
    this.epoch = facts.epoch();
    this.state = facts.state();
    this.reading = new DerbyReading(database, damage, look);
    this.acknowledged = new Acknowledged(reading, facts.acknowledged());
    this.care = new DerbyCare(database, reading, appending, () -> state, new Marks(this));
  }

  /**
   * Opens the journal in the folder, or makes one where there is none; it uses the disk to its end.
   *
   * @see #open(Path, Octets, Reserve)
   */
  public static DerbyJournal open(Path folder, Octets key) throws JournalException {
    return open(folder, key, new Reserve(() -> Long.MAX_VALUE, 0, folder));
  }

  /**
   * Opens the journal in the folder, or makes one where there is none.
   *
   * @param folder which the database occupies alone; what is left of an unfinished one is kept
   *     beside it
   * @param key 32 secret bytes, always the same for one journal
   * @param reserve the room on its disk
   * @throws JournalException when another process has it, the disk has next to no room, the key is
   *     not its key, or it does not open; the folder is then left as it is
   */
  public static DerbyJournal open(Path folder, Octets key, Reserve reserve)
      throws JournalException {
    reserve.makeWay();
    try {
      return begin(folder, key, reserve);
    } catch (JournalException e) {
      throw reserve.explained(e);
    }
  }

  private static DerbyJournal begin(Path folder, Octets key, Reserve reserve)
      throws JournalException {
    DerbyDatabase database = DerbyDatabase.open(folder, key, randomEpoch(), reserve);
    try {
      var journal = new DerbyJournal(database, reserve, new DerbyReader(database.connect()));
      reserve.restore();
      return journal;
    } catch (SQLException e) {
      database.close();
      throw DerbyErrors.whileOpening(e);
    } catch (JournalException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static long randomEpoch() {
    long epoch = new SecureRandom().nextLong() & Long.MAX_VALUE;
    return epoch == 0 ? 1 : epoch;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public ChainPoint base() {
    return state.base();
  }

  @Override
  public long lastSeq() {
    return state.lastSeq();
  }

  @Override
  public ChainPoint acknowledgedPoint() {
    return acknowledged.point();
  }

  @Override
  public List<Landmark> landmarks() {
    return state.landmarks();
  }

  @Override
  public long sizeBytes() {
    return database.sizeBytes();
  }

  @Override
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void onDamage(Runnable listener) {
    damage.listen(listener);
  }

  @Override
  public long append(Work work) throws JournalException {
    reserve.require();
    return insist(work);
  }

  @Override
  public long insist(Work work) throws JournalException {
    boolean added;
    appending.lock();
    try {
      added = appendAlone(work);
    } catch (JournalException e) {
      throw untried ? damage.heard(e) : e;
    } finally {
      appending.unlock();
    }
    if (added) {
      listeners.forEach(DerbyJournal::tell);
    }
    return state.lastSeq();
  }

  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      // The entries are durable: who listens cannot undo them.
      LOG.log(System.Logger.Level.ERROR, "somebody who listens to the journal failed", e);
    }
  }

  private boolean appendAlone(Work work) throws JournalException {
    DerbyWriter out = writer();
    State before = state;
    DerbyWriter.InTransaction draft = out.begin(before, freshSegment);
    try {
      work.write(draft);
      if (draft.changed()) {
        out.commit();
        untried = false;
        state = before.with(draft);
        freshSegment &= state.segments().equals(before.segments());
        draft.becameDurable();
      } else {
        out.rollback();
      }
      return draft.lastSeq() > before.lastSeq();
    } catch (SQLException e) {
      database.suspect(e);
      discardWriter();
      throw DerbyErrors.whileWorking(e);
    } catch (JournalException | RuntimeException e) {
      if (e.getCause() instanceof SQLException cause) {
        database.suspect(cause);
      }
      discardWriter();
      throw e;
    }
  }

  @Override
  public Slice read(long firstSeq, int maxEntries, int maxBytes) throws JournalException {
    if (firstSeq < 1 || maxEntries < 1) {
      throw new IllegalArgumentException(
          "a slice begins at 1 or later and has room for an entry, not "
              + firstSeq
              + " and "
              + maxEntries);
    }
    return reading.ask(
        in -> {
          // Looked at here: no table goes while somebody reads.
          State durable = state;
          long first = Math.max(firstSeq, durable.segments().first());
          long last = Math.min(durable.lastSeq(), first + maxEntries - 1);
          List<byte[]> entries =
              last < first ? List.of() : in.entries(durable.segments(), first, last, maxBytes);
          return new Slice(first, entries, durable.bootBefore(first));
        });
  }

  @Override
  public long inside() throws JournalException {
    return reading.ask(DerbyReader::inside);
  }

  @Override
  public void acknowledge(ChainPoint point) throws JournalException {
    if (point.seq() <= lastSeq()) {
      acknowledged.advance(point);
    }
  }

  @Override
  public void goBack(ChainPoint point) throws JournalException {
    if (point.seq() >= base().seq()) {
      acknowledged.goBack(point);
    }
  }

  @Override
  public void purge(Cut cut) throws JournalException {
    requireOpen();
    care.purge(cut.entriesUpTo(acknowledged.kept().seq()), change -> state = change.apply(state));
    appending.lock();
    try {
      freshSegment |= state.segments().current() <= cut.table();
    } finally {
      appending.unlock();
    }
  }

  @Override
  public void tidy() throws JournalException {
    requireOpen();
    care.tidy();
  }

  @Override
  public void close() {
    appending.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      acknowledged.kept();
    } catch (JournalException e) {
      LOG.log(System.Logger.Level.WARNING, "the journal closed without its mark", e);
    } finally {
      discardWriter();
      appending.unlock();
    }
    care.close();
    reading.close();
    database.close();
  }

  private DerbyWriter writer() throws JournalException {
    requireOpen();
    if (writer.isEmpty()) {
      try (var look = new DerbyReader(database.connect())) {
        state = look.facts().state();
        untried = true;
        writer = Optional.of(new DerbyWriter(database.connect(), state.segments().current()));
      } catch (SQLException e) {
        database.suspect(e);
        throw DerbyErrors.whileWorking(e);
      }
    }
    return writer.get();
  }

  private void requireOpen() throws JournalException {
    if (closed) {
      throw new JournalException(Reason.FAILED, "the journal is closed");
    }
  }

  private void discardWriter() {
    writer.ifPresent(DerbyDatabase::discard);
    writer = Optional.empty();
  }
}
