package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.tram.protocol.wire.ChainPoint;
import vn.tram.protocol.wire.NodeName;

/**
 * How much of one node may wait for an operator: batches put aside and batches kept apart. A node
 * in wrong hands can sign as much nonsense as it likes, and must not fill the hub's disk with it.
 * What goes beyond is not taken and not acknowledged, so that the node keeps it.
 *
 * @param bytes for one node, more than 0; rows and both forms of a batch counted
 * @param reserve from so many free bytes on a node is told to have none, more than 0
 */
public record Room(long bytes, long reserve) {
  /** For one row, its indexes and what PostgreSQL adds. */
  static final int ROW = 1_024;

  /** As long as the broker passes on, as it came and unpacked. */
  private static final long LARGEST = 2L * 614_400 + ROW;

  /** Months of a gate that nobody understands. */
  public static final Room DEFAULT = new Room(64L * 1024 * 1024, LARGEST);

  private static final String WAITING =
      "select j.node as node, octet_length(p.raw) + octet_length(p.packed) + "
          + ROW
          + " as bytes from parked p join journal j on j.id = p.journal"
          + " where p.resolved_at is null union all"
          + " select j.node, octet_length(a.raw) + "
          + ROW
          + " from apart a join journal j on j.id = a.journal where j.standing in (1, 3)";

  private static final String OF_NODE =
      "select coalesce(sum(w.bytes), 0) from ("
          + WAITING
          + ") w where w.node = (select node from journal where id = ?)";

  private static final String FULL =
      "select n.name, sum(w.bytes) from ("
          + WAITING
          + ") w join node n on n.id = w.node group by n.name having sum(w.bytes) > ?"
          + " order by n.name";

  /** There is none left: what was begun is to be rolled back. */
  static final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ChainPoint at;

    private NoRoom(ChainPoint at) {
      super("too much of this node waits for an operator");
      this.at = at;
    }

    /** Where the log stood. */
    ChainPoint at() {
      return at;
    }
  }

  /**
   * A node that has (nearly) no room left.
   *
   * @param node which
   * @param bytes what of it waits
   */
  public record Full(NodeName node, long bytes) {}

  /**
   * Makes sure that so much more may wait.
   *
   * @param journal that is locked
   * @throws NoRoom when it may not
   */
  void require(Connection connection, Journal journal, long more) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_NODE)) {
      select.setInt(1, journal.id());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        if (row.getLong(1) + more + ROW > bytes) {
          throw new NoRoom(journal.at());
        }
      }
    }
  }

  /** The nodes from which a large batch more would not be taken. */
  public List<Full> full(Connection connection) throws SQLException {
    List<Full> full = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(FULL)) {
      select.setLong(1, bytes - reserve);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          full.add(new Full(new NodeName(row.getString(1)), row.getLong(2)));
        }
      }
    }
    return full;
  }
}
