package vn.tram.hub.clock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tram.hub.clock.JournalClock.BootEntry;
import vn.tram.hub.clock.JournalClock.ClockEntry;
import vn.tram.protocol.time.Anchor;
import vn.tram.protocol.time.ClockSource;
import vn.tram.protocol.time.Moment;

/** Loads the clocks of journals. */
public final class Clocks {
  private static final String BOOTS =
      "select journal, seq, boot, last_ms from boot where journal = any(?)";
  private static final String ANCHORS =
      "select journal, boot_seq, at_ms, earliest_ms, latest_ms, source from anchor"
          + " where journal = any(?)";

  private Clocks() {}

  /** The clock of each journal; one that is not known has no boots. */
  public static Map<Integer, JournalClock> load(Connection connection, Collection<Integer> journals)
      throws SQLException {
    Map<Integer, List<BootEntry>> boots = new HashMap<>();
    Map<Integer, List<ClockEntry>> clocks = new HashMap<>();
    for (int journal : journals) {
      boots.put(journal, new ArrayList<>());
      clocks.put(journal, new ArrayList<>());
    }
    Integer[] ids = boots.keySet().toArray(Integer[]::new);
    try (PreparedStatement select = connection.prepareStatement(BOOTS)) {
      select.setArray(1, connection.createArrayOf("int4", ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          boots
              .get(row.getInt(1))
              .add(new BootEntry(row.getLong(2), row.getObject(3, UUID.class), row.getLong(4)));
        }
      }
    }
    try (PreparedStatement select = connection.prepareStatement(ANCHORS)) {
      select.setArray(1, connection.createArrayOf("int4", ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          clocks.get(row.getInt(1)).add(new ClockEntry(row.getLong(2), anchor(row)));
        }
      }
    }
    Map<Integer, JournalClock> loaded = new HashMap<>();
    boots.forEach((id, list) -> loaded.put(id, new JournalClock(list, clocks.get(id))));
    return loaded;
  }

  private static Anchor anchor(ResultSet row) throws SQLException {
    var moment =
        new Moment(Instant.ofEpochMilli(row.getLong(4)), Instant.ofEpochMilli(row.getLong(5)));
    return new Anchor(row.getLong(3), moment, ClockSource.ofCode(row.getInt(6)));
  }
}
