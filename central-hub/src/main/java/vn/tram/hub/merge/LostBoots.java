package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Check-ins and anchors from behind a hole of a damaged journal may come without their boot, and
 * then without a time. Once nothing is missing between them and a Boot entry, that is theirs.
 */
final class LostBoots {
  private static final String FOUND =
      " t set boot_seq = b.seq from boot b where t.journal = ? and t.boot_seq = 0"
          + " and b.journal = t.journal and b.seq = (select max(x.seq) from boot x"
          + " where x.journal = t.journal and x.seq < t.seq)"
          + " and not exists (select from journal_gap g where g.journal = t.journal"
          + " and g.last_seq > b.seq and g.first_seq < t.seq)"
          + " and not exists (select from parked p where p.journal = t.journal"
          + " and p.resolved_at is null and p.taken_from < t.seq"
          + " and least(p.taken_to, p.first_seq + p.entries - 1) > b.seq)";

  private LostBoots() {}

  /** Settles what can be, after a journal took entries. */
  static void settle(Connection connection, Journal journal) throws SQLException {
    int found = update(connection, "check_in", journal) + update(connection, "anchor", journal);
    if (found > 0) {
      var rows = new Rows(connection, journal.id());
      rows.lasted();
      rows.staleAll();
    }
  }

  private static int update(Connection connection, String table, Journal journal)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement("update " + table + FOUND)) {
      update.setInt(1, journal.id());
      return update.executeUpdate();
    }
  }
}
