package vn.tram.hub.merge;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import vn.tram.hub.store.Store;
import vn.tram.hub.visit.Policy;
import vn.tram.hub.visit.Site;
import vn.tram.protocol.wire.NodeName;
import vn.tram.protocol.wire.NodeState;
import vn.tram.protocol.wire.PartState;

/** What the database knows of nodes beside their journals. */
public final class Nodes {
  private final Store store;

  public Nodes(Store store) {
    this.store = store;
  }

  /**
   * Files a node under its site, or files it anew; visits follow by themselves.
   *
   * @param title of the node, for people
   */
  public void enrol(NodeName node, String title, Site site) {
    store.inTransaction(
        connection -> {
          mention(connection, node);
          if (file(connection, site) | assign(connection, node, title, site)) {
            touchVisitors(connection, site);
          }
          return true;
        });
  }

  /** Notes how a node says it is. */
  public void heard(NodeState state) {
    store.inTransaction(
        connection -> {
          mention(connection, state.node());
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update node set state_at = now(), online = ?, software = ?, epoch = ?,"
                      + " last_seq = ?, acknowledged = ?, journal_bytes = ?, clock_error_ms = ?,"
                      + " temperature = ?, part_names = ?, part_kinds = ?, part_faults = ?"
                      + " where name = ?")) {
            update.setBoolean(1, state.online());
            update.setString(2, state.software().replace("\0", ""));
            update.setLong(3, state.epoch());
            update.setLong(4, state.lastSeq());
            update.setLong(5, state.acknowledged());
            update.setLong(6, state.journalBytes());
            update.setLong(7, state.clockErrorMillis());
            if (state.temperature().isPresent()) {
              update.setInt(8, state.temperature().getAsInt());
            } else {
              update.setNull(8, Types.INTEGER);
            }
            List<PartState> parts = state.parts();
            update.setArray(9, array(connection, "text", parts, Nodes::name));
            update.setArray(10, array(connection, "integer", parts, PartState::kind));
            update.setArray(11, array(connection, "integer", parts, PartState::fault));
            update.setString(12, state.node().value());
            update.executeUpdate();
          }
          return true;
        });
  }

  /** A database takes no NUL in a text, and a node may send one. */
  private static String name(PartState part) {
    return part.name().replace('\0', '\uFFFD');
  }

  private static Array array(
      Connection connection, String type, List<PartState> parts, Function<PartState, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, parts.stream().map(value).toArray());
  }

  /** Makes rows for a node that is not filed yet, under a site of its own. */
  static void mention(Connection connection, NodeName node) throws SQLException {
    try (PreparedStatement site =
            connection.prepareStatement(
                "insert into site (name, title, kind, longest_stay_minutes)"
                    + " select ?, ?, 'OTHER', ? where not exists"
                    + " (select from node where name = ?) on conflict do nothing");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into node (name, title, site) select ?, ?, id from site where name = ?"
                    + " on conflict do nothing")) {
      site.setString(1, node.value());
      site.setString(2, node.value());
      site.setLong(3, Policy.ANYWHERE.longest().toMinutes());
      site.setString(4, node.value());
      site.executeUpdate();
      insert.setString(1, node.value());
      insert.setString(2, node.value());
      insert.setString(3, node.value());
      insert.executeUpdate();
    }
  }

  /** Whether anything about the site is other than it was. */
  private static boolean file(Connection connection, Site site) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into site (name, title, kind, closes, longest_stay_minutes)"
                + " values (?, ?, ?, ?, ?) on conflict (name) do update set title = excluded.title,"
                + " kind = excluded.kind, closes = excluded.closes,"
                + " longest_stay_minutes = excluded.longest_stay_minutes"
                + " where (site.title, site.kind, site.longest_stay_minutes) <> (excluded.title,"
                + " excluded.kind, excluded.longest_stay_minutes)"
                + " or site.closes is distinct from excluded.closes")) {
      upsert.setString(1, site.name());
      upsert.setString(2, site.title());
      upsert.setString(3, site.kind());
      switch (site.policy()) {
        case Policy.Closes(LocalTime time) -> {
          upsert.setObject(4, time);
          upsert.setLong(5, 0);
        }
        case Policy.Stays stays -> {
          upsert.setNull(4, Types.TIME);
          upsert.setLong(5, stays.longest().toMinutes());
        }
      }
      return upsert.executeUpdate() > 0;
    }
  }

  /** Whether the node stands elsewhere than before. */
  private static boolean assign(Connection connection, NodeName node, String title, Site site)
      throws SQLException {
    try (PreparedStatement name =
            connection.prepareStatement("update node set title = ? where name = ?");
        PreparedStatement move =
            connection.prepareStatement(
                "update node set site = s.id from site s where node.name = ? and s.name = ?"
                    + " and node.site <> s.id")) {
      name.setString(1, title);
      name.setString(2, node.value());
      name.executeUpdate();
      move.setString(1, node.value());
      move.setString(2, site.name());
      return move.executeUpdate() > 0;
    }
  }

  private static void touchVisitors(Connection connection, Site site) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into stale (identifier) select distinct c.identifier from site s"
                + " join node n on n.site = s.id join journal j on j.node = n.id"
                + " join person_entry p on p.journal = j.id join card c on c.id = p.card"
                + " where s.name = ?")) {
      insert.setString(1, site.name());
      insert.executeUpdate();
    }
  }
}
