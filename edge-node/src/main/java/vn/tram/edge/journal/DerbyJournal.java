package vn.tram.edge.journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.entry.JournalEntry.Boot;
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

  /** Spares the disk a flush for each receipt; the hub says it again after a cut. */
  private static final Duration MARK_AT_MOST_EVERY = Duration.ofSeconds(10);

  private final DerbyDatabase database;
  private final long epoch;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private final ReentrantLock appending = new ReentrantLock();
  private Optional<DerbyWriter> writer = Optional.empty();
  private volatile State state;

  private final ReentrantLock reading = new ReentrantLock();
  private Optional<DerbyReader> reader;
  private volatile ChainPoint acknowledged;
  private final ChainPoint base;
  private ChainPoint marked;
  private long markedAtNanos = System.nanoTime();
  private boolean closed;

  /** What is durable: replaced as a whole, so that readers see an entry with its landmarks. */
  private record State(long lastSeq, List<Landmark> landmarks) {
    long bootBefore(long seq) {
      for (Landmark landmark : landmarks.reversed()) {
        if (landmark.seq() < seq && landmark.entry() instanceof Boot) {
          return landmark.seq();
        }
      }
      return 0;
    }

    State with(DerbyWriter.InTransaction draft) {
      if (draft.landmarks().isEmpty()) {
        return new State(draft.lastSeq(), landmarks);
      }
      var more = new ArrayList<>(landmarks);
      more.addAll(draft.landmarks());
      return new State(draft.lastSeq(), List.copyOf(more));
    }
  }

  private DerbyJournal(DerbyDatabase database, DerbyReader look)
      throws SQLException, JournalException {
    DerbyReader.Facts facts = look.facts();
    this.database = database;
    this.epoch = facts.epoch();
    this.acknowledged = facts.acknowledged();
    this.base = facts.base();
    this.marked = facts.acknowledged();
    this.state = new State(facts.lastSeq(), look.landmarks());
    this.reader = Optional.of(look);
  }

  /**
   * Opens the journal in the folder, or makes one where there is none.
   *
   * @param folder which the database occupies alone; what is left of an unfinished one is kept
   *     beside it
   * @param key 32 secret bytes, always the same for one journal
   * @throws JournalException when another process has it, the key is not its key, or it does not
   *     open; the folder is then left as it is
   */
  public static DerbyJournal open(Path folder, Octets key) throws JournalException {
    DerbyDatabase database = DerbyDatabase.open(folder, key, randomEpoch());
    try {
      return new DerbyJournal(database, new DerbyReader(database.connect()));
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
  public long lastSeq() {
    return state.lastSeq();
  }

  @Override
  public ChainPoint acknowledgedPoint() {
    return acknowledged;
  }

  @Override
  public ChainPoint base() {
    return base;
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
  public long append(Work work) throws JournalException {
    boolean added;
    appending.lock();
    try {
      added = appendAlone(work);
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
    DerbyWriter.InTransaction draft = out.begin(before.lastSeq());
    try {
      work.write(draft);
      if (draft.changed()) {
        out.commit();
        state = before.with(draft);
        draft.becameDurable();
      } else {
        out.rollback();
      }
      return draft.lastSeq() > before.lastSeq();
    } catch (SQLException e) {
      discardWriter();
      throw DerbyErrors.whileWorking(e);
    } catch (JournalException | RuntimeException e) {
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
    State durable = state;
    long last = Math.min(durable.lastSeq(), firstSeq + maxEntries - 1);
    List<byte[]> entries =
        last < firstSeq ? List.of() : reading(in -> in.entries(firstSeq, last, maxBytes));
    return new Slice(firstSeq, entries, durable.bootBefore(firstSeq));
  }

  @Override
  public long inside() throws JournalException {
    return reading(DerbyReader::inside);
  }

  @Override
  public void acknowledge(ChainPoint point) throws JournalException {
    reading.lock();
    try {
      if (point.seq() <= acknowledged.seq() || point.seq() > lastSeq()) {
        return;
      }
      acknowledged = point;
      if (System.nanoTime() - markedAtNanos >= MARK_AT_MOST_EVERY.toNanos()) {
        mark();
      }
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void goBack(ChainPoint point) throws JournalException {
    reading.lock();
    try {
      if (point.seq() < acknowledged.seq() && point.seq() >= base.seq()) {
        acknowledged = point;
        mark();
      }
    } finally {
      reading.unlock();
    }
  }

  @Override
  public void close() {
    appending.lock();
    reading.lock();
    try {
      if (closed) {
        return;
      }
      if (!acknowledged.equals(marked)) {
        mark();
      }
      closed = true;
      discardWriter();
      discardReader();
      database.close();
    } catch (JournalException e) {
      closed = true;
      database.close();
      LOG.log(System.Logger.Level.WARNING, "the journal closed without its mark", e);
    } finally {
      reading.unlock();
      appending.unlock();
    }
  }

  private void mark() throws JournalException {
    ChainPoint mark = acknowledged;
    reading(
        in -> {
          in.mark(mark);
          return mark;
        });
    marked = mark;
    markedAtNanos = System.nanoTime();
  }

  private interface Question<T> {
    T ask(DerbyReader reader) throws SQLException, JournalException;
  }

  /** Questions may be asked twice: where a connection turns out to be dead, a new one answers. */
  private <T> T reading(Question<T> question) throws JournalException {
    reading.lock();
    try {
      if (reader.isPresent()) {
        try {
          return question.ask(reader.get());
        } catch (SQLException e) {
          LOG.log(System.Logger.Level.DEBUG, "reading failed and is tried once more", e);
          discardReader();
        }
      }
      return question.ask(freshReader());
    } catch (SQLException e) {
      discardReader();
      throw DerbyErrors.whileWorking(e);
    } finally {
      reading.unlock();
    }
  }

  private DerbyWriter writer() throws JournalException {
    requireOpen();
    if (writer.isEmpty()) {
      try (var look = new DerbyReader(database.connect())) {
        state = new State(look.facts().lastSeq(), look.landmarks());
        writer = Optional.of(new DerbyWriter(database.connect()));
      } catch (SQLException e) {
        throw DerbyErrors.whileWorking(e);
      }
    }
    return writer.get();
  }

  private DerbyReader freshReader() throws SQLException, JournalException {
    requireOpen();
    var fresh = new DerbyReader(database.connect());
    reader = Optional.of(fresh);
    return fresh;
  }

  private void requireOpen() throws JournalException {
    if (closed) {
      throw new JournalException(Reason.FAILED, "the journal is closed");
    }
  }

  private void discardWriter() {
    writer.ifPresent(DerbyJournal::discard);
    writer = Optional.empty();
  }

  private void discardReader() {
    reader.ifPresent(DerbyJournal::discard);
    reader = Optional.empty();
  }

  private static void discard(AutoCloseable connection) {
    try {
      connection.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.DEBUG, "a broken connection did not close", e);
    }
  }
}
