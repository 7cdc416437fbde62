package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What superseded journals that were taken in brought to the logs that they go on, so that it can
 * be taken away again, and nothing else with it.
 */
final class Brought {
  private Brought() {}

  /** Notes what a superseded journal brought. */
  static void note(Connection connection, Journal superseded, Journal into, List<Run> runs)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into brought (journal, into_journal, first_seq, last_seq)"
                + " values (?, ?, ?, ?)")) {
      for (Run run : runs) {
        insert.setInt(1, superseded.id());
        insert.setInt(2, into.id());
        insert.setLong(3, run.from());
        insert.setLong(4, run.to());
        insert.executeUpdate();
      }
    }
  }

  /** Takes all of it away; the logs of the epoch are locked. */
  static void takeBack(Connection connection, Journal superseded, List<Journal> logs)
      throws SQLException {
    for (var into : runs(connection, superseded).entrySet()) {
      Optional<Journal> log =
          logs.stream().filter(candidate -> candidate.id() == into.getKey()).findFirst();
      if (log.isPresent()) {
        takeBack(connection, superseded, log.get(), into.getValue());
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement("delete from brought where journal = ?")) {
      delete.setInt(1, superseded.id());
      delete.executeUpdate();
    }
  }

  private static SortedMap<Integer, List<Run>> runs(Connection connection, Journal superseded)
      throws SQLException {
    var runs = new TreeMap<Integer, List<Run>>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select into_journal, first_seq, last_seq from brought where journal = ?"
                + " order by into_journal, first_seq")) {
      select.setInt(1, superseded.id());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          runs.computeIfAbsent(row.getInt(1), any -> new ArrayList<>())
              .add(new Run(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return runs;
  }

  private static void takeBack(
      Connection connection, Journal superseded, Journal log, List<Run> runs) throws SQLException {
    var rows = new Rows(connection, log.id());
    // Where anchors and boots go, the times of others change, too.
    rows.staleAll();
    int checkIns = 0;
    for (Run run : runs) {
      checkIns += delete(connection, "check_in", "seq", log, run);
      for (String table : List.of("person_entry", "anchor", "boot", "data_key")) {
        delete(connection, table, "seq", log, run);
      }
      delete(connection, "parked", "taken_from", log, run);
    }
    rows.mentionAll();
    rows.lasted();
    log.lose(connection, checkIns);
    boolean all = new Run(superseded.root().seq() + 1, log.cursor()).without(runs).isEmpty();
    if (all) {
      // Nothing else came meanwhile: the log ends where it ended.
      log.advance(connection, superseded.root(), 0, Channel.CARRIED);
    } else {
      for (Run run : runs) {
        Logs.gap(connection, log, run);
      }
    }
  }

  private static int delete(
      Connection connection, String table, String column, Journal log, Run run)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from " + table + " where journal = ? and " + column + " between ? and ?")) {
      delete.setInt(1, log.id());
      delete.setLong(2, run.from());
      delete.setLong(3, run.to());
      return delete.executeUpdate();
    }
  }
}
