package vn.tram.edge.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
  private final PreparedStatement selectEntries;
  private final PreparedStatement updateMark;

  DerbyReader(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
    this.selectEntries =
        connection.prepareStatement(
            "select seq, body from entry --DERBY-PROPERTIES constraint=ENTRY_SEQ\n"
                + " where seq between ? and ? order by seq");
    this.updateMark =
        connection.prepareStatement("update journal set acknowledged = ?, acknowledged_mark = ?");
  }

  /** What a journal says of itself. */
  record Facts(long epoch, ChainPoint acknowledged, ChainPoint base, long lastSeq) {}

  Facts facts() throws SQLException, JournalException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select layout, epoch, acknowledged, acknowledged_mark, base, base_mark,"
                    + " (select max(seq) from entry) from journal")) {
      if (!row.next()) {
        throw new SQLException("the journal does not say its epoch");
      }
      if (row.getInt(1) != DerbyDatabase.LAYOUT) {
        throw new JournalException(
            Reason.UNOPENABLE, "the journal is of layout " + row.getInt(1) + ", which is unknown");
      }
      ChainPoint base = new ChainPoint(row.getLong(5), new ChainMark(row.getLong(6)));
      return new Facts(
          row.getLong(2),
          new ChainPoint(row.getLong(3), new ChainMark(row.getLong(4))),
          base,
          Math.max(base.seq(), row.getLong(7)));
    } finally {
      connection.rollback();
    }
  }

  List<Landmark> landmarks() throws SQLException, JournalException {
    var landmarks = new ArrayList<Landmark>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select l.seq, e.body from --DERBY-PROPERTIES joinOrder=FIXED\n"
                    + " landmark l, entry e --DERBY-PROPERTIES constraint=ENTRY_SEQ,"
                    + " joinStrategy=NESTEDLOOP\n"
                    + " where e.seq = l.seq order by l.seq")) {
      while (rows.next()) {
        landmarks.add(
            new Landmark(rows.getLong(1), EntryCodec.decode(rows.getBytes(2)).getFirst()));
      }
      return landmarks;
    } catch (EntryException e) {
      throw new JournalException(Reason.UNOPENABLE, "a landmark is not to be understood", e);
    } finally {
      connection.rollback();
    }
  }

  long inside() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from visitor where inside")) {
      row.next();
      return row.getLong(1);
    } finally {
      connection.rollback();
    }
  }

  List<byte[]> entries(long firstSeq, long lastSeq, int maxBytes)
      throws SQLException, JournalException {
    var entries = new ArrayList<byte[]>();
    selectEntries.setLong(1, firstSeq);
    selectEntries.setLong(2, lastSeq);
    long bytes = 0;
    try (ResultSet rows = selectEntries.executeQuery()) {
      while (rows.next()) {
        long expected = firstSeq + entries.size();
        if (rows.getLong(1) != expected) {
          throw new JournalException(Reason.FAILED, "the journal has no entry " + expected);
        }
        byte[] body = rows.getBytes(2);
        bytes += body.length;
        if (bytes > maxBytes && !entries.isEmpty()) {
          break;
        }
        entries.add(body);
      }
    } finally {
      connection.rollback();
    }
    return entries;
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
