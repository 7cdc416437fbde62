package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.tram.protocol.wire.ChainMark;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/**
 * The row of one journal, locked by this transaction: the first log of an epoch, or a branch.
 *
 * @param id in the database
 * @param node whose
 * @param epoch which of the node's
 * @param at everything behind the root and up to here is taken, and the mark there
 * @param root where a branch leaves its parent; the start for the first log
 * @param standing what becomes of its batches
 * @param cause why it is a branch
 * @param superseded whether another journal of the node began to talk later
 */
record Journal(
    int id,
    NodeName node,
    long epoch,
    ChainPoint at,
    ChainPoint root,
    Standing standing,
    Cause cause,
    boolean superseded) {
  private static final String SELECT =
      "select j.id, n.name, j.epoch, j.cursor, j.cursor_mark, j.root, j.root_mark, j.standing,"
          + " j.cause, exists (select from journal o where o.node = j.node and o.epoch <> j.epoch"
          + " and o.live_since > j.live_since) from journal j join node n on n.id = j.node";
  private static final String OF_EPOCH = " where n.name = ? and j.epoch = ? order by j.id";
  private static final String LOCK = " for update of j";

  /** Locks the logs of an epoch, the first one first; makes it where the hub never heard of it. */
  static List<Journal> lock(Connection connection, NodeName node, long epoch) throws SQLException {
    List<Journal> known = find(connection, node, epoch, SELECT + OF_EPOCH + LOCK);
    if (!known.isEmpty()) {
      return known;
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
    return find(connection, node, epoch, SELECT + OF_EPOCH + LOCK);
  }

  /** The logs of an epoch as they stand, not locked. */
  static List<Journal> peek(Connection connection, NodeName node, long epoch) throws SQLException {
    return find(connection, node, epoch, SELECT + OF_EPOCH);
  }

  /** Locks one. */
  static Journal lock(Connection connection, int id) throws SQLException {
    return one(connection, id, SELECT + " where j.id = ?" + LOCK);
  }

  private static Journal one(Connection connection, int id, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("there is no journal " + id);
        }
        return read(row);
      }
    }
  }

  /** One as it stands, not locked. */
  static Journal peek(Connection connection, int id) throws SQLException {
    return one(connection, id, SELECT + " where j.id = ?");
  }

  /** Begins a branch of this one. */
  Journal branch(Connection connection, boolean shares, ChainPoint root, Cause cause)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into journal (node, epoch, parent, cursor, cursor_mark, root, root_mark,"
                + " standing, cause) select node, epoch, case when ? then id end, ?, ?, ?, ?, ?, ?"
                + " from journal where id = ? returning id")) {
      insert.setBoolean(1, shares);
      insert.setLong(2, root.seq());
      insert.setLong(3, root.mark().bits());
      insert.setLong(4, root.seq());
      insert.setLong(5, root.mark().bits());
      insert.setShort(6, Standing.WAITING.code());
      insert.setShort(7, cause.code());
      insert.setInt(8, id);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new Journal(
            row.getInt(1), node, epoch, root, root, Standing.WAITING, cause, superseded);
      }
    }
  }

  /** The point that stands in two columns, the number and the mark. */
  static ChainPoint point(ResultSet row, int column) throws SQLException {
    return new ChainPoint(row.getLong(column), new ChainMark(row.getLong(column + 1)));
  }

  private static List<Journal> find(Connection connection, NodeName node, long epoch, String sql)
      throws SQLException {
    List<Journal> journals = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, node.value());
      select.setLong(2, epoch);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          journals.add(read(row));
        }
      }
    }
    return journals;
  }

  private static Journal read(ResultSet row) throws SQLException {
    return new Journal(
        row.getInt(1),
        new NodeName(row.getString(2)),
        row.getLong(3),
        point(row, 4),
        point(row, 6),
        Standing.of(row.getInt(8)),
        Cause.of(row.getInt(9)),
        row.getBoolean(10));
  }

  /** Whether what comes on this channel can be of this log. */
  boolean speaks(Channel channel) {
    // By hand, a former journal simply goes on; what is merged of a superseded one is its parent's.
    return cause != Cause.SUPERSEDED || channel == Channel.LIVE && standing.isApart();
  }

  long cursor() {
    return at.seq();
  }

  Journal at(ChainPoint point) {
    return new Journal(id, node, epoch, point, root, standing, cause, superseded);
  }

  /** Moves the cursor and counts. */
  void advance(Connection connection, ChainPoint cursor, int checkIns, Channel channel)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update journal set cursor = ?, cursor_mark = ?, check_ins = check_ins + ?,"
                + " last_heard = now(), live_since = coalesce(live_since,"
                + " case when ? then clock_timestamp() end) where id = ?")) {
      update.setLong(1, cursor.seq());
      update.setLong(2, cursor.mark().bits());
      update.setInt(3, checkIns);
      update.setBoolean(4, channel == Channel.LIVE && !standing.isApart());
      update.setInt(5, id);
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

  /** Counts what was taken away again. */
  void lose(Connection connection, int checkIns) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update journal set check_ins = check_ins - ? where id = ?")) {
      update.setInt(1, checkIns);
      update.setInt(2, id);
      update.executeUpdate();
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

  /** How often somebody decided about it. */
  int decisions(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select decisions from journal where id = ?")) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Notes what somebody decided. */
  void decide(Connection connection, Standing decided, String who, String why) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update journal set standing = ?, decided_at = now(), decided_by = ?, decided_why = ?,"
                + " decisions = decisions + 1 where id = ?")) {
      update.setShort(1, decided.code());
      update.setString(2, who);
      update.setString(3, why);
      update.setInt(4, id);
      update.executeUpdate();
    }
  }
}
