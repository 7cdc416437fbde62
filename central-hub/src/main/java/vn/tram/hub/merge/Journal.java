package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/**
 * The row of one journal, locked by this transaction.
 *
 * @param id in the database
 * @param node whose
 * @param epoch which of the node's
 * @param at everything up to here is taken, and the mark there
 */
record Journal(int id, NodeName node, long epoch, ChainPoint at) {
  private static final String LOCK =
      "select j.id, j.cursor, j.cursor_mark from journal j join node n on n.id = j.node"
          + " where n.name = ? and j.epoch = ? for update of j";

  /** Locks the row; makes it when the hub never heard of the journal. */
  static Journal lock(Connection connection, NodeName node, long epoch) throws SQLException {
    Optional<Journal> known = find(connection, node, epoch, LOCK);
    if (known.isPresent()) {
      return known.get();
    }
    Nodes.mention(connection, node);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into journal (node, epoch) select id, ? from node where name = ?"
                + " on conflict do nothing")) {
      insert.setLong(1, epoch);
      insert.setString(2, node.value());
      insert.executeUpdate();
    }
    return find(connection, node, epoch, LOCK).orElseThrow();
  }

  /** The row as it stands, not locked. */
  static Optional<Journal> peek(Connection connection, NodeName node, long epoch)
      throws SQLException {
    return find(connection, node, epoch, LOCK.replace(" for update of j", ""));
  }

  private static Optional<Journal> find(
      Connection connection, NodeName node, long epoch, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, node.value());
      select.setLong(2, epoch);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Journal(row.getInt(1), node, epoch, point(row, 2)))
            : Optional.empty();
      }
    }
  }

  /** The point that stands in two columns, the number and the mark. */
  static ChainPoint point(ResultSet row, int column) throws SQLException {
    return new ChainPoint(row.getLong(column), new ChainMark(row.getLong(column + 1)));
  }

  long cursor() {
    return at.seq();
  }

  /** Moves the cursor and counts. */
  void advance(Connection connection, ChainPoint cursor, int checkIns) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update journal set cursor = ?, cursor_mark = ?, check_ins = check_ins + ?,"
                + " last_heard = now() where id = ?")) {
      update.setLong(1, cursor.seq());
      update.setLong(2, cursor.mark().bits());
      update.setInt(3, checkIns);
      update.setInt(4, id);
      update.executeUpdate();
    }
    if (checkIns > 0) {
      try (PreparedStatement count =
          connection.prepareStatement(
              "insert into merged (minute, journal, check_ins)"
                  + " values (date_trunc('minute', now()), ?, ?) on conflict (minute, journal)"
                  + " do update set check_ins = merged.check_ins + excluded.check_ins")) {
        count.setInt(1, id);
        count.setInt(2, checkIns);
        count.executeUpdate();
      }
    }
  }

  /** Notes that the node spoke, where nothing else is to be done. */
  void heard(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update journal set last_heard = now() where id = ?")) {
      update.setInt(1, id);
      update.executeUpdate();
    }
  }
}
