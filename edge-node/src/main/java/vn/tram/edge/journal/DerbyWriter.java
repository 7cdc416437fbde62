package vn.tram.edge.journal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.JournalEntry;
import vn.tram.protocol.entry.JournalEntry.Boot;
import vn.tram.protocol.entry.JournalEntry.Clock;
import vn.tram.protocol.entry.JournalEntry.Direction;
import vn.tram.protocol.octets.Octets;

/** The one connection that changes entries and visitors. Used under the journal's append lock. */
final class DerbyWriter implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insertLandmark;
  private final PreparedStatement selectVisitor;
  private final PreparedStatement insertVisitor;
  private final PreparedStatement updateVisitor;
  private PreparedStatement insertEntry;

  /**
   * A writer.
   *
   * @param segment the first seq of the table that entries go to
   */
  DerbyWriter(Connection connection, long segment) throws SQLException {
    this.connection = connection;
    this.insertEntry = insertInto(segment);
    this.insertLandmark = connection.prepareStatement("insert into landmark values (?, ?)");
    this.selectVisitor =
        connection.prepareStatement(
            "select inside, check_in, boot, at_millis from visitor"
                + " --DERBY-PROPERTIES constraint=VISITOR_MARK\n where mark = ?");
    this.insertVisitor = connection.prepareStatement("insert into visitor values (?, ?, ?, ?, ?)");
    this.updateVisitor =
        connection.prepareStatement(
            "update visitor set inside = ?, check_in = ?, boot = ?,"
                + " at_millis = ? where mark = ?");
  }

  private PreparedStatement insertInto(long segment) throws SQLException {
    return connection.prepareStatement("insert into " + Segments.table(segment) + " values (?, ?)");
  }

  /**
   * Begins a transaction.
   *
   * @param fresh whether entries shall go to a table of their own from now on
   */
  InTransaction begin(State durable, boolean fresh) {
    return new InTransaction(durable, fresh);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    // Derby closes no connection in the middle of a transaction.
    try (connection) {
      connection.rollback();
    }
  }

  /** One transaction's draft, and what it changed. */
  final class InTransaction implements Draft {
    private final List<Landmark> landmarks = new ArrayList<>();
    private final List<Runnable> actions = new ArrayList<>();
    private Segments segments;
    private boolean fresh;
    private long lastSeq;
    private boolean changed;

    private InTransaction(State durable, boolean fresh) {
      this.segments = durable.segments();
      this.lastSeq = durable.lastSeq();
      this.fresh = fresh;
    }

    boolean changed() {
      return changed;
    }

    long lastSeq() {
      return lastSeq;
    }

    List<Landmark> landmarks() {
      return landmarks;
    }

    Segments segments() {
      return segments;
    }

    void becameDurable() {
      actions.forEach(Runnable::run);
    }

    @Override
    public void onDurable(Runnable action) {
      actions.add(action);
    }

    @Override
    public long nextSeq() {
      return lastSeq + 1;
    }

    @Override
    public long add(JournalEntry entry) throws JournalException {
      changed = true;
      long seq = nextSeq();
      byte[] body = EntryCodec.encode(entry);
      try {
        if (segments.full(seq) || fresh && seq > segments.current()) {
          open(seq);
        }
        insertEntry.setLong(1, seq);
        insertEntry.setBytes(2, body);
        insertEntry.executeUpdate();
        if (entry instanceof Boot || entry instanceof Clock) {
          insertLandmark.setLong(1, seq);
          insertLandmark.setBytes(2, body);
          insertLandmark.executeUpdate();
          landmarks.add(new Landmark(seq, entry));
        }
      } catch (SQLException e) {
        throw DerbyErrors.whileWorking(e);
      }
      lastSeq = seq;
      return seq;
    }

    private void open(long seq) throws SQLException {
      Tables.addSegment(connection, seq);
      insertEntry.close();
      insertEntry = insertInto(seq);
      segments = segments.with(seq);
      fresh = false;
    }

    @Override
    public Optional<Visitor> visitor(Octets mark) throws JournalException {
      try {
        selectVisitor.setBytes(1, mark.toArray());
        try (ResultSet row = selectVisitor.executeQuery()) {
          return row.next() ? Optional.of(visitor(mark, row)) : Optional.empty();
        }
      } catch (SQLException e) {
        throw DerbyErrors.whileWorking(e);
      }
    }

    @Override
    public void remember(Visitor visitor) throws JournalException {
      changed = true;
      try {
        updateVisitor.setBoolean(1, visitor.inside());
        updateVisitor.setLong(2, visitor.checkIn());
        updateVisitor.setBytes(3, bytes(visitor.boot()));
        updateVisitor.setLong(4, visitor.atMillis());
        updateVisitor.setBytes(5, visitor.mark().toArray());
        if (updateVisitor.executeUpdate() == 0) {
          insertVisitor.setBytes(1, visitor.mark().toArray());
          insertVisitor.setBoolean(2, visitor.inside());
          insertVisitor.setLong(3, visitor.checkIn());
          insertVisitor.setBytes(4, bytes(visitor.boot()));
          insertVisitor.setLong(5, visitor.atMillis());
          insertVisitor.executeUpdate();
        }
      } catch (SQLException e) {
        throw DerbyErrors.whileWorking(e);
      }
    }

    private static Visitor visitor(Octets mark, ResultSet row) throws SQLException {
      ByteBuffer boot = ByteBuffer.wrap(row.getBytes(3));
      return new Visitor(
          mark,
          row.getBoolean(1) ? Direction.IN : Direction.OUT,
          row.getLong(2),
          new UUID(boot.getLong(), boot.getLong()),
          row.getLong(4));
    }

    private static byte[] bytes(UUID boot) {
      return ByteBuffer.allocate(16)
          .putLong(boot.getMostSignificantBits())
          .putLong(boot.getLeastSignificantBits())
          .array();
    }
  }
}
