package vn.tram.edge.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tram.edge.journal.JournalException.Reason;
import vn.tram.protocol.entry.EntryCodec;
import vn.tram.protocol.entry.EntryException;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;

/**
 * The connection that reads entries and writes the mark. Used under the journal's read lock.
 *
 * <p>It reads uncommitted, which takes no locks: it is only ever asked for entries that are
 * committed, and those never change.
 */
final class DerbyReader implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement updateMark;
  private final Map<Long, PreparedStatement> selectEntries = new HashMap<>();

  DerbyReader(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
    this.updateMark =
        connection.prepareStatement("update journal set acknowledged = ?, acknowledged_mark = ?");
  }

  private interface Question<T> {
    T answer() throws SQLException, JournalException;
  }

  /** Ends the transaction; where the question failed it is that failure which is thrown. */
  private <T> T ending(Question<T> question) throws SQLException, JournalException {
    T answer;
    try {
      answer = question.answer();
    } catch (SQLException | JournalException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
    connection.rollback();
    return answer;
  }

  /** What a journal says of itself. */
  record Facts(long epoch, ChainPoint acknowledged, State state) {}

  Facts facts() throws SQLException, JournalException {
    return ending(this::readFacts);
  }

  private Facts readFacts() throws SQLException, JournalException {
    try (Statement statement = connection.createStatement()) {
      long epoch;
      ChainPoint acknowledged;
      ChainPoint base;
      try (ResultSet row =
          statement.executeQuery(
              "select layout, epoch, acknowledged, acknowledged_mark, base, base_mark"
                  + " from journal")) {
        if (!row.next()) {
          throw new JournalException(Reason.UNOPENABLE, "the journal does not say its epoch");
        }
        if (row.getInt(1) != Tables.LAYOUT) {
          throw new JournalException(
              Reason.UNOPENABLE,
              "the journal is of layout " + row.getInt(1) + ", which is unknown");
        }
        epoch = row.getLong(2);
        acknowledged = new ChainPoint(row.getLong(3), new ChainMark(row.getLong(4)));
        base = new ChainPoint(row.getLong(5), new ChainMark(row.getLong(6)));
      }
      Segments segments = segments(statement);
      long lastSeq = lastSeq(statement, segments.current());
      if (acknowledged.seq() > lastSeq || base.seq() != segments.first() - 1) {
        throw new JournalException(
            Reason.UNOPENABLE,
            "the journal has entries from "
                + segments.first()
                + " to "
                + lastSeq
                + ", deleted are those up to "
                + base.seq()
                + ", and the hub has those up to "
                + acknowledged.seq());
      }
      return new Facts(
          epoch, acknowledged, new State(lastSeq, base, landmarks(statement), segments));
    }
  }

  private static Segments segments(Statement statement) throws SQLException, JournalException {
    var firsts = new ArrayList<Long>();
    try (ResultSet rows =
        statement.executeQuery("select first_seq from segment order by first_seq")) {
      while (rows.next()) {
        firsts.add(rows.getLong(1));
      }
    }
    if (firsts.isEmpty()) {
      throw new JournalException(
          Reason.UNOPENABLE, "the journal does not say where its entries are");
    }
    return new Segments(firsts);
  }

  private static long lastSeq(Statement statement, long segment) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select max(seq) from " + Segments.table(segment))) {
      row.next();
      return Math.max(row.getLong(1), segment - 1);
    }
  }

  private static List<Landmark> landmarks(Statement statement)
      throws SQLException, JournalException {
    var landmarks = new ArrayList<Landmark>();
    try (ResultSet rows = statement.executeQuery("select seq, body from landmark order by seq")) {
      while (rows.next()) {
        landmarks.add(
            new Landmark(rows.getLong(1), EntryCodec.decode(rows.getBytes(2)).getFirst()));
      }
      return landmarks;
    } catch (EntryException e) {
      throw new JournalException(Reason.UNOPENABLE, "a landmark is not to be understood", e);
    }
  }

  long inside() throws SQLException, JournalException {
    return ending(this::readInside);
  }

  private long readInside() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from visitor where inside")) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Entries without a gap.
   *
   * @param segments where they stand; the first of them not before the first of these
   */
  List<byte[]> entries(Segments segments, long firstSeq, long lastSeq, int maxBytes)
      throws SQLException, JournalException {
    return ending(() -> readEntries(segments, firstSeq, lastSeq, maxBytes));
  }

  private List<byte[]> readEntries(Segments segments, long firstSeq, long lastSeq, int maxBytes)
      throws SQLException, JournalException {
    var entries = new ArrayList<byte[]>();
    long bytes = 0;
    while (firstSeq + entries.size() <= lastSeq) {
      long next = firstSeq + entries.size();
      long segment = segments.holding(next);
      long end = Math.min(lastSeq, segments.lastOf(segment));
      PreparedStatement select = select(segment);
      select.setLong(1, next);
      select.setLong(2, end);
      try (ResultSet rows = select.executeQuery()) {
        for (; next <= end; next++) {
          if (!rows.next() || rows.getLong(1) != next) {
            throw new JournalException(Reason.DAMAGED, "the journal has no entry " + next);
          }
          byte[] body = rows.getBytes(2);
          bytes += body.length;
          if (bytes > maxBytes && !entries.isEmpty()) {
            return entries;
          }
          entries.add(body);
        }
      }
    }
    return entries;
  }

  private PreparedStatement select(long segment) throws SQLException {
    PreparedStatement known = selectEntries.get(segment);
    if (known != null) {
      return known;
    }
    PreparedStatement select =
        connection.prepareStatement(
            "select seq, body from "
                + Segments.table(segment)
                + " --DERBY-PROPERTIES constraint="
                + Segments.key(segment)
                + "\n where seq between ? and ? order by seq");
    selectEntries.put(segment, select);
    return select;
  }

  /** Lets go of what a table needs that is to go. */
  void forget(long segment) throws SQLException {
    PreparedStatement select = selectEntries.remove(segment);
    if (select != null) {
      select.close();
    }
  }

  void mark(ChainPoint acknowledged) throws SQLException {
    updateMark.setLong(1, acknowledged.seq());
    updateMark.setLong(2, acknowledged.mark().bits());
    updateMark.executeUpdate();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    // Derby closes no connection in the middle of a transaction.
    try (connection) {
      connection.rollback();
    }
  }
}
