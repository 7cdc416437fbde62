package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.tram.protocol.wire.Batch.Header;

/** The batches of branches as rows: whole, and as they came. */
final class Apart {
  private Apart() {}

  /**
   * A batch that is kept.
   *
   * @param raw as it came
   * @param run which of its entries the branch has from it
   */
  record Kept(byte[] raw, Run run) {}

  static void keep(Connection connection, Journal branch, Header header, List<Run> runs, byte[] raw)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into apart (journal, first_seq, entries, taken_from, taken_to, raw)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      for (Run run : runs) {
        insert.setInt(1, branch.id());
        insert.setLong(2, header.firstSeq());
        insert.setInt(3, header.count());
        insert.setLong(4, run.from());
        insert.setLong(5, run.to());
        insert.setBytes(6, raw);
        insert.executeUpdate();
      }
    }
  }

  /** Whether one of these logs keeps this very batch. */
  static boolean has(Connection connection, List<Journal> logs, byte[] raw) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select exists (select from apart where journal = any(?) and raw = ?)")) {
      select.setArray(
          1, connection.createArrayOf("int4", logs.stream().map(Journal::id).toArray()));
      select.setBytes(2, raw);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** The numbers of a branch's batches, in the order in which they came. */
  static List<Long> of(Connection connection, Journal branch) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("select id from apart where journal = ? order by id")) {
      select.setInt(1, branch.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    return ids;
  }

  static Kept kept(Connection connection, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select raw, taken_from, taken_to from apart where id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Kept(row.getBytes(1), new Run(row.getLong(2), row.getLong(3)));
      }
    }
  }
}
