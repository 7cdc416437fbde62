package vn.tram.edge.journal;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.tram.protocol.wire.ChainPoint;

/**
 * The connection that takes away what is old. In steps so small that whoever writes meanwhile does
 * not notice: each is a transaction of a few milliseconds.
 */
final class DerbyCaretaker implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 50;

  private final Connection connection;

  DerbyCaretaker(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
  }

  void dropSegment(long first, ChainPoint base) throws SQLException {
    Tables.dropSegment(connection, first, base);
    connection.commit();
  }

  void dropLandmarksBefore(long seq) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from landmark where seq < ?")) {
      delete.setLong(1, seq);
      delete.executeUpdate();
    }
    connection.commit();
  }

  /**
   * Forgets visitors who have not been here for long.
   *
   * @param outside the first check-in of those to be kept who are outside
   * @param inside the same of those who are inside
   * @return how many were forgotten
   */
  long dropVisitors(long outside, long inside) throws SQLException {
    List<byte[]> marks = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select mark from visitor where check_in < ? or check_in < ? and not inside")) {
      select.setLong(1, inside);
      select.setLong(2, outside);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          marks.add(rows.getBytes(1));
        }
      }
    }
    connection.commit();
    try (PreparedStatement delete =
        connection.prepareStatement("delete from visitor where mark = ? and check_in < ?")) {
      int inTransaction = 0;
      for (byte[] mark : marks) {
        delete.setBytes(1, mark);
        // Whoever came meanwhile stays: his check-in is a later one.
        delete.setLong(2, Math.max(inside, outside));
        delete.executeUpdate();
        if (++inTransaction == ROWS_AT_ONCE) {
          connection.commit();
          inTransaction = 0;
        }
      }
    }
    connection.commit();
    return marks.size();
  }

  /** Gives the space of forgotten rows back. It locks the table for as long as it takes. */
  void compress(String table) throws SQLException {
    try (CallableStatement call =
        connection.prepareCall("call syscs_util.syscs_inplace_compress_table('APP', ?, 1, 1, 1)")) {
      call.setString(1, table);
      call.execute();
    }
    connection.commit();
  }

  /** What is dropped leaves the disk, and the log becomes short. */
  void checkpoint() throws SQLException {
    try (CallableStatement call =
        connection.prepareCall("call syscs_util.syscs_checkpoint_database()")) {
      call.execute();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
