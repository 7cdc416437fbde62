package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What branches that are merged share with their parents: boots, anchors, keys and persons up to
 * the root. They are copied, so that everything that reads a journal finds them under its number.
 */
final class Heirs {
  private static final List<String> COPIES =
      List.of(
          // How long a boot lasted is what the shared entries say; the branch adds its own.
          "insert into boot (journal, seq, boot, software, at_ms, wall_clock_ms, disciplined,"
              + " last_ms) select c.id, b.seq, b.boot, b.software, b.at_ms, b.wall_clock_ms,"
              + " b.disciplined, greatest(b.at_ms, (select max(i.at_ms) from check_in i"
              + " where i.journal = c.parent and i.boot_seq = b.seq and i.seq <= c.root),"
              + " (select max(a.at_ms) from anchor a"
              + " where a.journal = c.parent and a.boot_seq = b.seq and a.seq <= c.root))"
              + " from journal c join boot b on b.journal = c.parent and b.seq <= c.root"
              + " where c.id = ? on conflict (journal, seq) do update"
              + " set last_ms = greatest(boot.last_ms, excluded.last_ms)",
          "insert into anchor (journal, seq, boot_seq, at_ms, earliest_ms, latest_ms, source)"
              + " select c.id, a.seq, a.boot_seq, a.at_ms, a.earliest_ms, a.latest_ms, a.source"
              + " from journal c join anchor a on a.journal = c.parent and a.seq <= c.root"
              + " where c.id = ? on conflict do nothing",
          "insert into data_key (journal, seq, hub_key, sealed)"
              + " select c.id, k.seq, k.hub_key, k.sealed"
              + " from journal c join data_key k on k.journal = c.parent and k.seq <= c.root"
              + " where c.id = ? on conflict do nothing",
          "insert into person_entry (journal, seq, key_seq, form, state, sealed, card)"
              + " select c.id, p.seq, p.key_seq, p.form, p.state, p.sealed, p.card"
              + " from journal c join person_entry p on p.journal = c.parent and p.seq <= c.root"
              + " where c.id = ? on conflict (journal, seq) do update"
              + " set key_seq = excluded.key_seq, form = excluded.form, state = excluded.state,"
              + " sealed = excluded.sealed, card = excluded.card"
              + " where excluded.state <> 4");

  private Heirs() {}

  /** Gives a branch what it shares with its parent; whoever it touches is marked. */
  static void inherit(Connection connection, int branch) throws SQLException {
    for (String copy : COPIES) {
      update(connection, copy, branch);
    }
    new Rows(connection, branch).staleAll();
    refresh(connection, branch);
  }

  /** Gives the merged branches of a journal what came late to it. */
  static void refresh(Connection connection, int journal) throws SQLException {
    List<Integer> branches = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id from journal where parent = ? and standing = ? and cause = ?")) {
      select.setInt(1, journal);
      select.setShort(2, Standing.TAKEN_IN.code());
      select.setShort(3, Cause.FORK.code());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          branches.add(row.getInt(1));
        }
      }
    }
    for (int branch : branches) {
      inherit(connection, branch);
    }
  }

  /** Takes everything back that a branch brought, but for the persons and cards themselves. */
  static void disown(Connection connection, int branch) throws SQLException {
    new Rows(connection, branch).staleAll();
    for (String table :
        List.of("check_in", "person_entry", "anchor", "boot", "data_key", "parked", "merged")) {
      update(connection, "delete from " + table + " where journal = ?", branch);
    }
    update(connection, "update journal set check_ins = 0 where id = ?", branch);
  }

  private static void update(Connection connection, String sql, int branch) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setInt(1, branch);
      update.executeUpdate();
    }
  }
}
