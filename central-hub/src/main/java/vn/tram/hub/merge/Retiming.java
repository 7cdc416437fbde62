package vn.tram.hub.merge;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import vn.tram.hub.clock.JournalClock;
import vn.tram.protocol.time.Readings;

/**
 * Finds out whose check-ins got another time by what a batch said of boots and clocks. Times are
 * never stored with check-ins, so that is all there is to do: visits are paired from the present
 * clock.
 */
final class Retiming {
  private static final String SELECT =
      "select c.person_seq, c.boot_seq, c.at_ms"
          + " from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as unlike(boot_seq, low, high)"
          + " join check_in c on c.boot_seq = unlike.boot_seq"
          + " and c.at_ms between unlike.low and unlike.high"
          + " where c.journal = ? and c.seq > ? and c.seq < ?";

  private Retiming() {}

  /**
   * The persons (by the number of their entries) of check-ins before {@code until} whose time
   * differs.
   */
  static Set<Long> persons(
      Connection connection, int journal, JournalClock before, JournalClock after, long until)
      throws SQLException {
    SortedMap<Long, Readings> unlike = after.unlike(before);
    Set<Long> persons = new HashSet<>();
    if (unlike.isEmpty()) {
      return persons;
    }
    // A late anchor touches the last minutes of a boot of a month: the others stay in the database.
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setFetchSize(10_000);
      select.setArray(1, connection.createArrayOf("int8", unlike.keySet().toArray()));
      select.setArray(2, bounds(connection, unlike, Readings::from));
      select.setArray(3, bounds(connection, unlike, Readings::to));
      select.setInt(4, journal);
      select.setLong(5, unlike.firstKey());
      select.setLong(6, until);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long boot = row.getLong(2);
          long millis = row.getLong(3);
          if (!before.at(boot, millis).equals(after.at(boot, millis))) {
            persons.add(row.getLong(1));
          }
        }
      }
    }
    return persons;
  }

  private static Array bounds(
      Connection connection, SortedMap<Long, Readings> unlike, ToLongFunction<Readings> bound)
      throws SQLException {
    return connection.createArrayOf(
        "int8", unlike.values().stream().mapToLong(bound).boxed().toArray());
  }
}
