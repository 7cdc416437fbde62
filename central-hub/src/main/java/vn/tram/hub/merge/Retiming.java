package vn.tram.hub.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.tram.hub.clock.JournalClock;
import vn.tram.protocol.time.BootSpan;

/**
 * Finds out whose check-ins got another time by what a batch said of boots and clocks. Times are
 * never stored with check-ins, so that is all there is to do: visits are paired from the present
 * clock.
 */
final class Retiming {
  private Retiming() {}

  /**
   * The persons (by the number of their entries) of check-ins before {@code until} whose time
   * differs.
   */
  static Set<Long> persons(
      Connection connection, int journal, JournalClock before, JournalClock after, long until)
      throws SQLException {
    List<Long> entries = after.entriesOf(affected(before, after));
    Set<Long> persons = new HashSet<>();
    if (entries.isEmpty()) {
      return persons;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "select person_seq, boot_seq, at_ms from check_in where journal = ? and seq > ?"
                + " and seq < ? and boot_seq = any(?)")) {
      select.setFetchSize(10_000);
      select.setInt(1, journal);
      select.setLong(2, entries.getFirst());
      select.setLong(3, until);
      select.setArray(4, connection.createArrayOf("int8", entries.toArray()));
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

  /** Boots that say something new, and the boots without anchors that lean on them. */
  private static List<UUID> affected(JournalClock before, JournalClock after) {
    Set<BootSpan> known = new HashSet<>(before.boots());
    List<BootSpan> boots = after.boots();
    Set<UUID> affected = new HashSet<>();
    for (int i = 0; i < boots.size(); i++) {
      List<Long> entries = after.entriesOf(List.of(boots.get(i).boot()));
      if (!known.contains(boots.get(i)) || !entries.stream().allMatch(before::knows)) {
        affected.add(boots.get(i).boot());
        for (int j = i - 1; j >= 0 && boots.get(j).anchors().isEmpty(); j--) {
          affected.add(boots.get(j).boot());
        }
        for (int j = i + 1; j < boots.size() && boots.get(j).anchors().isEmpty(); j++) {
          affected.add(boots.get(j).boot());
        }
      }
    }
    return List.copyOf(affected);
  }
}
